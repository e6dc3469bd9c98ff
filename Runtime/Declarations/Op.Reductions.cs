namespace AotNet;

public static partial class Op
{
    /// <summary>The sum over axes.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes to reduce, from -rank to rank - 1; all of them when null.</param>
    /// <param name="keepDims">Whether reduced axes stay, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the reduced axes; a scalar when all are.</returns>
    /// <remarks>Gradient: dx = dy, broadcast. ONNX: ReduceSum. AOTN2010 for bool. AOTN2006 when an axis is out of range.</remarks>
    public static Tensor<T> ReduceSum<T>(Tensor<T> x, int[]? axes = null, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="ReduceSum{T}(Tensor{T}, int[], bool, string?)"/>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> ReduceSum<T>(Tensor<T> x, int axis, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The mean over axes; NaN of no elements.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes to reduce, from -rank to rank - 1; all of them when null.</param>
    /// <param name="keepDims">Whether reduced axes stay, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the reduced axes; a scalar when all are.</returns>
    /// <remarks>Gradient: dx = dy / n, broadcast. ONNX: ReduceMean. AOTN2010 for bool. AOTN2006 when an axis is out of range.</remarks>
    public static Tensor<T> ReduceMean<T>(Tensor<T> x, int[]? axes = null, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="ReduceMean{T}(Tensor{T}, int[], bool, string?)"/>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> ReduceMean<T>(Tensor<T> x, int axis, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The largest element over axes; NaN if one is NaN.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes to reduce, from -rank to rank - 1; all of them when null.</param>
    /// <param name="keepDims">Whether reduced axes stay, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the reduced axes; a scalar when all are.</returns>
    /// <remarks>
    /// Gradient: dx = dy where x is the largest, shared evenly among equals. ONNX: ReduceMax. AOTN2010 for bool. AOTN2006 when an axis
    /// is out of range.
    /// </remarks>
    public static Tensor<T> ReduceMax<T>(Tensor<T> x, int[]? axes = null, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="ReduceMax{T}(Tensor{T}, int[], bool, string?)"/>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> ReduceMax<T>(Tensor<T> x, int axis, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The smallest element over axes; NaN if one is NaN.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes to reduce, from -rank to rank - 1; all of them when null.</param>
    /// <param name="keepDims">Whether reduced axes stay, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the reduced axes; a scalar when all are.</returns>
    /// <remarks>
    /// Gradient: dx = dy where x is the smallest, shared evenly among equals. ONNX: ReduceMin. AOTN2010 for bool. AOTN2006 when an axis
    /// is out of range.
    /// </remarks>
    public static Tensor<T> ReduceMin<T>(Tensor<T> x, int[]? axes = null, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="ReduceMin{T}(Tensor{T}, int[], bool, string?)"/>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> ReduceMin<T>(Tensor<T> x, int axis, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The product over axes; 1 of no elements.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes to reduce, from -rank to rank - 1; all of them when null.</param>
    /// <param name="keepDims">Whether reduced axes stay, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the reduced axes; a scalar when all are.</returns>
    /// <remarks>
    /// Gradient: dx = dy times the product of the others. ONNX: ReduceProd. AOTN2010 for bool. AOTN2006 when an axis is out of range.
    /// </remarks>
    public static Tensor<T> ReduceProd<T>(Tensor<T> x, int[]? axes = null, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="ReduceProd{T}(Tensor{T}, int[], bool, string?)"/>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> ReduceProd<T>(Tensor<T> x, int axis, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>log of the sum of e^x over axes, with the largest subtracted first, so that nothing overflows.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes to reduce, from -rank to rank - 1; all of them when null.</param>
    /// <param name="keepDims">Whether reduced axes stay, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the reduced axes; a scalar when all are.</returns>
    /// <remarks>
    /// Gradient: dx = dy · e^(x - y). ONNX: ReduceLogSumExp. AOTN2010 for element types that are not floating. AOTN2006 when an axis is
    /// out of range.
    /// </remarks>
    public static Tensor<T> ReduceLogSumExp<T>(Tensor<T> x, int[]? axes = null, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="ReduceLogSumExp{T}(Tensor{T}, int[], bool, string?)"/>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> ReduceLogSumExp<T>(Tensor<T> x, int axis, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The mean of the squared distances from the mean, over axes (divisor n).</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes to reduce, from -rank to rank - 1; all of them when null.</param>
    /// <param name="keepDims">Whether reduced axes stay, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the reduced axes; a scalar when all are.</returns>
    /// <remarks>
    /// Gradient: dx = dy · 2 (x - mean) / n. ONNX: none: ReduceMean, Sub, Mul. AOTN2010 for element types that are not floating.
    /// AOTN2006 when an axis is out of range.
    /// </remarks>
    public static Tensor<T> Variance<T>(Tensor<T> x, int[]? axes = null, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Variance{T}(Tensor{T}, int[], bool, string?)"/>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Variance<T>(Tensor<T> x, int axis, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The Euclidean norm over axes: the root of the sum of squares.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes to reduce, from -rank to rank - 1; all of them when null.</param>
    /// <param name="keepDims">Whether reduced axes stay, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the reduced axes; a scalar when all are.</returns>
    /// <remarks>
    /// Gradient: dx = dy · x / y, 0 where y = 0. ONNX: ReduceL2. AOTN2010 for element types that are not floating. AOTN2006 when an
    /// axis is out of range.
    /// </remarks>
    public static Tensor<T> Norm<T>(Tensor<T> x, int[]? axes = null, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Norm{T}(Tensor{T}, int[], bool, string?)"/>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Norm<T>(Tensor<T> x, int axis, bool keepDims = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Whether any element holds; false of none.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes to reduce, from -rank to rank - 1; all of them when null.</param>
    /// <param name="keepDims">Whether reduced axes stay, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the reduced axes; a scalar when all are.</returns>
    /// <remarks>
    /// Gradient: none: its values are truth values. ONNX: none: Cast, ReduceMax. AOTN2006 when an axis is out of range.
    /// </remarks>
    public static Tensor<bool> ReduceAny(Tensor<bool> x, int[]? axes = null, bool keepDims = false, string? name = null) => throw Construction.Only();

    /// <inheritdoc cref="ReduceAny(Tensor{bool}, int[], bool, string?)"/>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<bool> ReduceAny(Tensor<bool> x, int axis, bool keepDims = false, string? name = null) => throw Construction.Only();

    /// <summary>Whether all elements hold; true of none.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes to reduce, from -rank to rank - 1; all of them when null.</param>
    /// <param name="keepDims">Whether reduced axes stay, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the reduced axes; a scalar when all are.</returns>
    /// <remarks>
    /// Gradient: none: its values are truth values. ONNX: none: Cast, ReduceMin. AOTN2006 when an axis is out of range.
    /// </remarks>
    public static Tensor<bool> ReduceAll(Tensor<bool> x, int[]? axes = null, bool keepDims = false, string? name = null) => throw Construction.Only();

    /// <inheritdoc cref="ReduceAll(Tensor{bool}, int[], bool, string?)"/>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<bool> ReduceAll(Tensor<bool> x, int axis, bool keepDims = false, string? name = null) => throw Construction.Only();

    /// <summary>The index of the largest element along an axis; the first of equals, and the first NaN where there is one, as in NumPy.</summary>
    /// <param name="x">At least one axis.</param>
    /// <param name="axis">The axis to search, from -rank to rank - 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the axis.</returns>
    /// <remarks>Gradient: none: an index is an integer. ONNX: ArgMax. AOTN2006 when the axis is out of range.</remarks>
    public static Tensor<int> ArgMax<T>(Tensor<T> x, int axis = -1, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The index of the smallest element along an axis; the first of equals, and the first NaN where there is one, as in NumPy.</summary>
    /// <param name="x">At least one axis.</param>
    /// <param name="axis">The axis to search, from -rank to rank - 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the axis.</returns>
    /// <remarks>Gradient: none: an index is an integer. ONNX: ArgMin. AOTN2006 when the axis is out of range.</remarks>
    public static Tensor<int> ArgMin<T>(Tensor<T> x, int axis = -1, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The running sum along an axis.</summary>
    /// <param name="x">At least one axis.</param>
    /// <param name="axis">The axis, from -rank to rank - 1.</param>
    /// <param name="exclusive">Whether an element is left out of its own sum.</param>
    /// <param name="reverse">Whether to sum from the end.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: the running sum of dy the other way. ONNX: CumSum. AOTN2006 when the axis is out of range.</remarks>
    public static Tensor<T> CumSum<T>(Tensor<T> x, int axis = 0, bool exclusive = false, bool reverse = false, string? name = null)
        where T : unmanaged => throw Construction.Only();
}
