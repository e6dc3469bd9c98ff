using System.Numerics;
using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

/// <summary>Indices of extremes against one loop an element, with equal elements, signed zeros and NaN, up to the last readable byte.</summary>
public unsafe class ArgExtremeTests
{
    private static readonly double[] Special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0];

    [Fact]
    public void Rows_Float_AreThoseOfALoop()
    {
        Rows(v => (float)v);
        Rows(v => (Half)v);
    }

    [Fact]
    public void Rows_Double_AreThoseOfALoop() => Rows(v => v);

    [Fact]
    public void Rows_Integers_AreThoseOfALoop()
    {
        Rows(v => double.IsFinite(v) ? (int)v : int.MinValue);
        Rows(v => double.IsFinite(v) ? (long)v : long.MaxValue);
        Rows(v => double.IsFinite(v) ? (byte)Math.Abs(v) : byte.MaxValue);
    }

    [Fact]
    public void Columns_Float_AreThoseOfALoop()
    {
        Columns(v => (float)v);
        Columns(v => (Half)v);
    }

    [Fact]
    public void Columns_Double_AreThoseOfALoop() => Columns(v => v);

    [Fact]
    public void Columns_Integers_AreThoseOfALoop()
    {
        Columns(v => double.IsFinite(v) ? (int)v : int.MinValue);
        Columns(v => double.IsFinite(v) ? (long)v : long.MaxValue);
        Columns(v => double.IsFinite(v) ? (byte)Math.Abs(v) : byte.MaxValue);
    }

    private static void Rows<T>(Func<double, T> convert)
        where T : unmanaged, INumber<T>
    {
        foreach (int columns in (int[])[.. Enumerable.Range(1, 70), 127, 128, 129, 300])
            foreach (int stride in (int[])[columns, columns + 5]) Check(convert, 1, 6, columns, 1, stride, alongRows: true);
    }

    private static void Columns<T>(Func<double, T> convert)
        where T : unmanaged, INumber<T>
    {
        foreach (int columns in (int[])[1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 511, 512, 513, 517])
            foreach (int n in (int[])[1, 2, 4, 5, 6, 9, 12])
                foreach (int rows in (int[])[1, 3])
                    foreach (int stride in (int[])[columns, columns + 3]) Check(convert, 2, n, columns, rows, stride, alongRows: false);
    }

    private static void Check<T>(Func<double, T> convert, int outer, int n, int columns, int rows, int stride, bool alongRows)
        where T : unmanaged, INumber<T>
    {
        int count = outer * n * rows;
        using var x = new PageEnd<T>(((count - 1) * stride) + columns);
        for (int kind = 0; kind < 3; kind++)
        {
            Random random = new(kind);
            for (int i = 0; i < x.Count; i++)
            {
                bool special = kind > 0 && random.Next(kind == 1 ? 40 : 3) == 0;
                x.Data[i] = convert(special ? Special[random.Next(Special.Length)] : kind == 0 ? random.Next(5) : random.Next(-100, 100));
            }
            int results = alongRows ? n : outer * rows * columns;
            int[] greatest = new int[results], least = new int[results];
            fixed (int* g = greatest, l = least)
            {
                if (alongRows)
                {
                    ArgMax.Rows(x.Data, stride, g, n, columns);
                    ArgMin.Rows(x.Data, stride, l, n, columns);
                }
                else
                {
                    ArgMax.Columns(x.Data, stride, g, outer, n, rows, columns);
                    ArgMin.Columns(x.Data, stride, l, outer, n, rows, columns);
                }
            }
            for (int i = 0; i < results; i++)
            {
                int o = i / (rows * columns), r = i / columns % rows, c = i % columns;
                T At(int j) => alongRows ? x.Data[(i * stride) + j] : x.Data[((((o * n) + j) * rows) + r) * stride + c];
                int length = alongRows ? columns : n;
                Assert.Equal(First(length, At, (a, b) => a > b), greatest[i]);
                Assert.Equal(First(length, At, (a, b) => a < b), least[i]);
            }
        }
    }

    private static int First<T>(int length, Func<int, T> at, Func<T, T, bool> isBetter)
        where T : INumber<T>
    {
        int best = 0;
        for (int j = 1; j < length; j++)
            if (isBetter(at(j), at(best)) || (T.IsNaN(at(j)) && !T.IsNaN(at(best)))) best = j;
        return best;
    }
}
