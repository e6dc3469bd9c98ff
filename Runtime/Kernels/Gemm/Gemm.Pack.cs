namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>Copies rows of B together, the columns beyond <paramref name="columns"/> zero.</summary>
    private static void Pack<T, O, V>(T* b, nint bRow, T* packed, nint stride, nint rows, nint columns)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        for (nint row = 0; row < rows; row++, b += bRow, packed += stride)
        {
            nint j = 0;
            for (; j + O.Count <= columns; j += O.Count) O.Store(packed + j, O.Load(b + j));
            for (; j < columns; j++) packed[j] = b[j];
            for (; j < stride; j++) packed[j] = default;
        }
    }
}
