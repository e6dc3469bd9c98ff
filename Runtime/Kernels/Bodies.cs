namespace AotNet.Kernels;

// What generated code hands to the loops of the runtime: a struct whose fields are the operands and whose method is the
// fused body. Struct type arguments are compiled one copy each, so the body is inlined into the loop.

/// <summary>A fused elementwise body over a grid of rows and columns, all of one floating type.</summary>
public interface IElementwise<T>
    where T : unmanaged
{
    /// <summary>Computes and stores the elements [row, column] to [row, column + O.Count - 1].</summary>
    void Run<O, V>(nint row, nint column)
        where O : struct, ISimd<T, V>;
}

/// <summary>What a matrix product does with each finished sum: bias, activation, update, store.</summary>
public interface IEpilogue<T>
    where T : unmanaged
{
    /// <summary>Takes the sums for [row, column] to [row, column + O.Count - 1] and stores what becomes of them.</summary>
    void Finish<O, V>(nint row, nint column, V sum)
        where O : struct, ISimd<T, V>;
}

/// <summary>The epilogue of a product that is computed in tiles: its addresses are found once a tile, not once a vector.</summary>
public interface ITileEpilogue<T> : IEpilogue<T>
    where T : unmanaged
{
    /// <summary>Counts rows and columns from this element on. The columns that follow lie in the same panel of each operand that has <see cref="Panels"/>.</summary>
    void MoveTo(nint row, nint column);
}

/// <summary>A reduction with its fused producer and its fused use of the result.</summary>
public interface IReduction<T>
    where T : unmanaged
{
    /// <summary>The neutral element.</summary>
    T Identity { get; }

    /// <summary>The elements [row, column] to [row, column + O.Count - 1] to be reduced.</summary>
    V Load<O, V>(nint row, nint column)
        where O : struct, ISimd<T, V>;

    V Combine<O, V>(V a, V b)
        where O : struct, ISimd<T, V>;

    /// <summary>Takes the finished results from <paramref name="index"/> on: one for a row, O.Count neighbouring columns otherwise.</summary>
    void Finish<O, V>(nint index, V result)
        where O : struct, ISimd<T, V>;
}
