using System.Numerics;

namespace AotNet.Kernels;

/// <summary>Slices added at given positions, in the order of the indices: <c>y = x; y[o, indices[c], :] += updates[o, c, :]</c>.</summary>
public static unsafe class ScatterAdd
{
    /// <inheritdoc cref="Gather.Run"/>
    /// <param name="node">The node's name, for the message.</param>
    /// <param name="x">Shape [outer, n, inner].</param>
    /// <param name="indices">Shape [count].</param>
    /// <param name="updates">Shape [outer, count, inner].</param>
    /// <param name="y">Shape [outer, n, inner]; may be <paramref name="x"/>.</param>
    /// <param name="outer">Positions before the axis.</param>
    /// <param name="n">The size of the axis.</param>
    /// <param name="inner">Elements behind the axis.</param>
    /// <param name="count">The number of indices.</param>
    public static void Run<T, I>(string node, T* x, I* indices, T* updates, T* y, nint outer, nint n, nint inner, nint count)
        where T : unmanaged, IAdditionOperators<T, T, T>
        where I : unmanaged, IBinaryInteger<I>
    {
        if (y != x) Buffer.MemoryCopy(x, y, outer * n * inner * sizeof(T), outer * n * inner * sizeof(T));
        for (nint c = 0; c < count; c++)
        {
            nint index = Gather.Index("ScatterAdd", node, indices[c], n);
            for (nint o = 0; o < outer; o++)
            {
                T* target = y + (o * n + index) * inner, update = updates + (o * count + c) * inner;
                for (nint i = 0; i < inner; i++) target[i] += update[i];
            }
        }
    }
}
