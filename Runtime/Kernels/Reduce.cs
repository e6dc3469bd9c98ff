namespace AotNet.Kernels;

/// <summary>Drives reductions. The order of combination depends on the sizes alone.</summary>
public static unsafe class Reduce
{
    /// <summary>Reduces each row to one value: element i goes to lane i mod 16, and the lanes combine as a tree, the upper half into the lower.</summary>
    public static void Rows<T, R>(WorkPool pool, nint rows, nint columns, R body)
        where T : unmanaged
        where R : struct, IReduction<T>
    {
        T* lanes = stackalloc T[16];
        for (nint row = 0; row < rows; row++)
        {
            for (int i = 0; i < 16; i++) lanes[i] = body.Identity;
            for (nint column = 0; column < columns; column++)
                lanes[column & 15] = body.Combine<Simd1<T>, T>(lanes[column & 15], body.Load<Simd1<T>, T>(row, column));
            for (int half = 8; half > 0; half /= 2)
            {
                for (int i = 0; i < half; i++) lanes[i] = body.Combine<Simd1<T>, T>(lanes[i], lanes[i + half]);
            }
            body.Finish<Simd1<T>, T>(row, lanes[0]);
        }
    }

    /// <summary>Reduces each column to one value, in the order of the rows.</summary>
    public static void Columns<T, R>(WorkPool pool, nint rows, nint columns, bool padded, R body)
        where T : unmanaged
        where R : struct, IReduction<T>
    {
        for (nint column = 0; column < columns; column++)
        {
            T result = body.Identity;
            for (nint row = 0; row < rows; row++) result = body.Combine<Simd1<T>, T>(result, body.Load<Simd1<T>, T>(row, column));
            body.Finish<Simd1<T>, T>(column, result);
        }
    }
}
