using System.Numerics;

namespace AotNet.Kernels;

/// <summary>The k greatest of each row, greatest first; of equal ones the first comes first, NaN before all.</summary>
public static unsafe class TopK
{
    /// <summary>Their values: <paramref name="y"/> is [rows, k].</summary>
    public static void Values<T>(T* x, T* y, nint rows, nint columns, nint k)
        where T : unmanaged, INumber<T>
    {
        for (nint row = 0; row < rows; row++)
        {
            int* order = Order(x + row * columns, columns, k);
            for (nint i = 0; i < k; i++) y[row * k + i] = x[row * columns + order[i]];
        }
    }

    /// <summary>Their columns: <paramref name="y"/> is [rows, k].</summary>
    public static void Indices<T>(T* x, int* y, nint rows, nint columns, nint k)
        where T : unmanaged, INumber<T>
    {
        for (nint row = 0; row < rows; row++)
        {
            int* order = Order(x + row * columns, columns, k);
            for (nint i = 0; i < k; i++) y[row * k + i] = order[i];
        }
    }

    private static int* Order<T>(T* x, nint columns, nint k)
        where T : unmanaged, INumber<T>
    {
        var order = (int*)Scratch.Bytes(columns * sizeof(int));
        var compare = new Descending<T>(x);
        if (k > 16)
        {
            for (int i = 0; i < columns; i++) order[i] = i;
            new Span<int>(order, (int)columns).Sort(compare);
            return order;
        }
        // A short list by insertion: most elements fail the first comparison.
        int count = 0;
        for (int i = 0; i < columns && k > 0; i++)
        {
            if (count == k && compare.Compare(i, order[count - 1]) > 0) continue;
            int place = count < k ? count++ : count - 1;
            for (; place > 0 && compare.Compare(i, order[place - 1]) < 0; place--) order[place] = order[place - 1];
            order[place] = i;
        }
        return order;
    }

    // A total order, so that a sort that is not stable gives one result.
    private readonly struct Descending<T>(T* x) : IComparer<int>
        where T : unmanaged, INumber<T>
    {
        private readonly T* _x = x;

        public int Compare(int a, int b)
        {
            T left = _x[a], right = _x[b];
            if (left > right) return -1;
            if (right > left) return 1;
            bool leftNan = T.IsNaN(left), rightNan = T.IsNaN(right);
            return leftNan == rightNan ? a.CompareTo(b) : leftNan ? -1 : 1;
        }
    }
}
