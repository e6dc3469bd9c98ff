using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AotNet.Kernels;

/// <summary>For generated code: works out open sizes from the lengths of what is fed, and checks them.</summary>
public static class Feeds
{
    /// <summary>The one open size of a feed.</summary>
    /// <param name="length">The number of elements given.</param>
    /// <param name="others">The product of the other sizes.</param>
    /// <param name="name">The placeholder as declared.</param>
    /// <param name="shape">Its shape, for the message.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the others.</exception>
    public static int Size(int length, nint others, string name, string shape)
    {
        if (others == 0)
        {
            // Any size would do: of no elements there are none.
            if (length != 0) ThrowLength(length, 0, name, shape);
            return 0;
        }
        if (length % others != 0)
            throw new ArgumentException($"{name} has shape {shape}: its length must be a multiple of {others}; {length} elements were given.", name);
        return (int)(length / others);
    }

    /// <summary>The open size of a feed that has it on two axes.</summary>
    /// <inheritdoc cref="Size"/>
    public static int Root(int length, nint others, string name, string shape)
    {
        int square = Size(length, others, name, shape);
        int root = (int)Math.Round(Math.Sqrt(square));
        if ((long)root * root != square)
            throw new ArgumentException($"{name} has shape {shape}: no size of the two equal axes gives {length} elements.", name);
        return root;
    }

    /// <summary>Checks the length of a feed whose sizes are all known by now.</summary>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public static void Check(int length, nint expected, string name, string shape)
    {
        if (length != expected) ThrowLength(length, expected, name, shape);
    }

    /// <summary>Checks that a result's memory is as long as the result.</summary>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public static void CheckResult(int length, nint expected, string name, string shape)
    {
        if (length != expected)
            throw new ArgumentException($"The result has shape {shape}, here {expected} elements; the span given for it has {length}.", name);
    }

    /// <summary>A tensor's elements in row-major order: itself where it is dense, else a copy.</summary>
    /// <param name="tensor">The feed.</param>
    /// <param name="sizes">The declared sizes; -1 where one is open.</param>
    /// <param name="name">The placeholder as declared.</param>
    /// <param name="shape">Its shape, for the message.</param>
    /// <exception cref="ArgumentException">Rank or a fixed size differ.</exception>
    public static ReadOnlySpan<T> Elements<T>(scoped in ReadOnlyTensorSpan<T> tensor, scoped ReadOnlySpan<int> sizes, string name, string shape)
    {
        bool fits = tensor.Rank == sizes.Length;
        for (int axis = 0; fits && axis < sizes.Length; axis++) fits = sizes[axis] < 0 || tensor.Lengths[axis] == sizes[axis];
        if (!fits)
            throw new ArgumentException($"{name} has shape {shape}; a tensor of shape [{string.Join(", ", tensor.Lengths.ToArray())}] was given.", name);
        if (tensor.FlattenedLength == 0) return [];
        if (tensor.IsDense)
            return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AsRef(in tensor.GetPinnableReference()), checked((int)tensor.FlattenedLength));
        T[] copy = new T[tensor.FlattenedLength];
        tensor.FlattenTo(copy);
        return copy;
    }

    private static void ThrowLength(int length, nint expected, string name, string shape) =>
        throw new ArgumentException($"{name} has shape {shape}, here {expected} elements; {length} were given.", name);
}
