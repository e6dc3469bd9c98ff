using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

/// <summary>How two lanes of a sum, a maximum and the like become one, on any width.</summary>
internal interface ILanePair<T>
    where T : unmanaged
{
    V Of<O, V>(V a, V b)
        where O : struct, ISimd<T, V>;
}

internal readonly struct LaneSum<T> : ILanePair<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<O, V>(V a, V b)
        where O : struct, ISimd<T, V> => O.Add(a, b);
}

internal readonly struct LaneMaximum<T> : ILanePair<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<O, V>(V a, V b)
        where O : struct, ISimd<T, V> => O.Max(a, b);
}

/// <summary>The one order in which the virtual lanes of every reduction along a row end in one number.</summary>
internal static unsafe class LaneTree
{
    /// <summary>Virtual lanes: a fixed number that every register width divides.</summary>
    public const int Lanes = 16;

    /// <summary>The upper half into the lower until one is left, on vectors as long as the halves fill them. Leaves the lanes changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Combine<T, P>(T* lanes, P pair)
        where T : unmanaged
        where P : struct, ILanePair<T>
    {
        int half = Lanes / 2;
        for (; half >= Simd256<T>.Count && SimdWidth.Has256; half /= 2)
        {
            for (int i = 0; i < half; i += Simd256<T>.Count)
                pair.Of<Simd256<T>, Vector256<T>>(Vector256.Load(lanes + i), Vector256.Load(lanes + half + i)).Store(lanes + i);
        }
        for (; half >= Simd128<T>.Count; half /= 2)
        {
            for (int i = 0; i < half; i += Simd128<T>.Count)
                pair.Of<Simd128<T>, Vector128<T>>(Vector128.Load(lanes + i), Vector128.Load(lanes + half + i)).Store(lanes + i);
        }
        for (; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++) lanes[i] = pair.Of<Simd1<T>, T>(lanes[i], lanes[i + half]);
        }
        return lanes[0];
    }
}
