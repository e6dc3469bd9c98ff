using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

/// <summary>Operations on whole rows, the inner loops of the decompositions. Elementwise, so that their bits do not depend on the register width.</summary>
internal static unsafe class Rows
{
    private static bool HasVectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated && Fma.IsSupported;
    }

    /// <summary>y += a·x, each product and sum rounded once.</summary>
    public static void AddScaled(double a, double* x, double* y, nint count)
    {
        nint i = 0;
        if (HasVectors)
        {
            Vector256<double> factor = Vector256.Create(a);
            for (; i + 4 <= count; i += 4) Fma.MultiplyAdd(factor, Vector256.Load(x + i), Vector256.Load(y + i)).Store(y + i);
        }
        for (; i < count; i++) y[i] = Math.FusedMultiplyAdd(a, x[i], y[i]);
    }

    public static void Divide(double* y, double divisor, nint count)
    {
        for (nint i = 0; i < count; i++) y[i] /= divisor;
    }

    public static void Swap(double* a, double* b, nint count)
    {
        for (nint i = 0; i < count; i++) (a[i], b[i]) = (b[i], a[i]);
    }

    public static void Load(float* x, double* y, nint count)
    {
        for (nint i = 0; i < count; i++) y[i] = x[i];
    }

    public static void Load(double* x, double* y, nint count) => Buffer.MemoryCopy(x, y, count * sizeof(double), count * sizeof(double));

    public static void Store(double* x, float* y, nint count)
    {
        for (nint i = 0; i < count; i++) y[i] = (float)x[i];
    }

    public static void Store(double* x, double* y, nint count) => Load(x, y, count);
}
