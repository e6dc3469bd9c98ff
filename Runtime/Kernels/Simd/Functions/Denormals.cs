using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

/// <summary>Numbers too small for all their digits, which processors take a hundred times as long for.</summary>
internal static class Denormals
{
    /// <summary>
    /// x, or 0 where |x| is less than the least normal number; NaN stays NaN. For what goes into a product: the probabilities of a
    /// sure class and the outputs of saturated units are such numbers by the thousand. On every machine alike, unlike a mode of the processor.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Flush<T, O, V>(V x)
        where T : unmanaged
        where O : struct, ISimd<T, V> => O.Select(O.Less(O.Abs(x), O.Set(LeastNormal<T>())), O.Zero, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LeastNormal<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(1.17549435e-38f) : Unsafe.BitCast<double, T>(2.2250738585072014e-308);
}
