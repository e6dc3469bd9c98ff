using System.Numerics;

namespace AotNet.Kernels;

/// <summary>Tensors that follow from their positions alone.</summary>
public static unsafe class Sequence
{
    /// <summary>start + i·delta, computed in double and rounded once.</summary>
    public static void Range<T>(T* y, nint count, double start, double delta)
        where T : unmanaged, INumber<T>
    {
        for (nint i = 0; i < count; i++) y[i] = T.CreateTruncating(start + i * delta);
    }

    /// <summary>start + i·delta in integers.</summary>
    public static void Range<T>(T* y, nint count, long start, long delta)
        where T : unmanaged, INumber<T>
    {
        for (nint i = 0; i < count; i++) y[i] = T.CreateTruncating(start + i * delta);
    }

    /// <summary>Values at equal distances, the last one exactly <paramref name="stop"/>.</summary>
    public static void Linspace<T>(T* y, nint count, double start, double stop)
        where T : unmanaged, INumber<T>
    {
        double delta = (stop - start) / Math.Max(1, count - 1);
        for (nint i = 0; i < count; i++) y[i] = T.CreateTruncating(start + i * delta);
        if (count > 1) y[count - 1] = T.CreateTruncating(stop);
    }

    /// <summary><paramref name="one"/> on the diagonal of [rows, columns].</summary>
    public static void Eye<T>(T* y, nint rows, nint columns, T one)
        where T : unmanaged
    {
        Strided.Fill(y, rows * columns, default);
        for (nint i = 0; i < Math.Min(rows, columns); i++) y[i * columns + i] = one;
    }
}
