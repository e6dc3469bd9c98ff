using System.Numerics;
using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

/// <summary>Which of two elements an extreme keeps.</summary>
internal interface IArgOrder
{
    /// <summary>Whether the best element so far stays before x. False where either is NaN.</summary>
    static abstract bool Keeps<T>(T best, T x)
        where T : unmanaged, IComparisonOperators<T, T, bool>;

    /// <summary>The same as a mask.</summary>
    static abstract Vector<T> Keeps<T>(Vector<T> best, Vector<T> x);
}

internal readonly struct Greatest : IArgOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Keeps<T>(T best, T x)
        where T : unmanaged, IComparisonOperators<T, T, bool> => x <= best;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Keeps<T>(Vector<T> best, Vector<T> x) => Vector.LessThanOrEqual(x, best);
}

internal readonly struct Least : IArgOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Keeps<T>(T best, T x)
        where T : unmanaged, IComparisonOperators<T, T, bool> => x >= best;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Keeps<T>(Vector<T> best, Vector<T> x) => Vector.GreaterThanOrEqual(x, best);
}
