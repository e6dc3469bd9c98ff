namespace AotNet;

public static partial class Op
{
    /// <summary>Matrix product over the last two axes; leading axes broadcast.</summary>
    /// <param name="x">Shape [..., M, K].</param>
    /// <param name="w">Shape [..., K, N], same element type as <paramref name="x"/>.</param>
    /// <param name="transposeA">Whether <paramref name="x"/> comes as [..., K, M].</param>
    /// <param name="transposeB">Whether <paramref name="w"/> comes as [..., N, K].</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [..., M, N].</returns>
    /// <remarks>
    /// Gradient: dx = dy·wᵀ, dw = xᵀ·dy, summed over broadcast axes. ONNX: MatMul. AOTN2004 when the inner sizes differ.
    /// </remarks>
    public static Tensor<T> MatMul<T>(Tensor<T> x, Tensor<T> w, bool transposeA = false, bool transposeB = false, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The inverse of each square matrix, by elimination with partial pivoting in double precision.</summary>
    /// <param name="x">Shape [..., M, M].</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [..., M, M].</returns>
    /// <remarks>
    /// Gradient: dx = -yᵀ·dy·yᵀ. ONNX: none: no such op. AOTN2003 when there are fewer than two axes, AOTN2027 when the last two
    /// differ. AOTN2010 for element types other than float and double. A singular matrix is an <see cref="InvalidOperationException"/> in the run.
    /// </remarks>
    public static Tensor<T> MatrixInverse<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>y with x·y = b, by elimination with partial pivoting; more exact than the inverse times b.</summary>
    /// <param name="x">Shape [..., M, M].</param>
    /// <param name="b">Shape [..., M, N].</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [..., M, N].</returns>
    /// <remarks>
    /// Gradient: db = solve(xᵀ, dy), dx = -db·yᵀ. ONNX: none: no such op. AOTN2003 when there are fewer than two axes, AOTN2027 when
    /// the last two differ, AOTN2032 when the sides do. AOTN2010 for element types other than float and double. A singular matrix is an
    /// <see cref="InvalidOperationException"/> in the run.
    /// </remarks>
    public static Tensor<T> Solve<T>(Tensor<T> x, Tensor<T> b, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The lower triangular L with L·Lᵀ = x.</summary>
    /// <param name="x">Shape [..., M, M], symmetric; only the lower half is read.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [..., M, M].</returns>
    /// <remarks>
    /// Gradient: Murray 2016, equation 10. ONNX: none: no such op. AOTN2003 when there are fewer than two axes, AOTN2027 when the last
    /// two differ. AOTN2010 for element types other than float and double. A matrix that is not positive definite is an
    /// <see cref="InvalidOperationException"/> in the run.
    /// </remarks>
    public static Tensor<T> Cholesky<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The determinant of each square matrix.</summary>
    /// <param name="x">Shape [..., M, M].</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [...].</returns>
    /// <remarks>
    /// Gradient: dx = dy · y · (xᵀ)⁻¹. ONNX: Det. AOTN2003 when there are fewer than two axes, AOTN2027 when the last two differ.
    /// AOTN2010 for element types other than float and double.
    /// </remarks>
    public static Tensor<T> Determinant<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The sum of the diagonal of each matrix.</summary>
    /// <param name="x">Shape [..., M, N].</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [...].</returns>
    /// <remarks>
    /// Gradient: dy on the diagonal, zero elsewhere. ONNX: none: Mul, ReduceSum. AOTN2003 when there are fewer than two axes.
    /// </remarks>
    public static Tensor<T> Trace<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A matrix with these elements on its diagonal and zero elsewhere.</summary>
    /// <param name="x">Shape [..., M].</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [..., M, M].</returns>
    /// <remarks>Gradient: the diagonal of dy. ONNX: none: Mul with EyeLike. AOTN2003 for a scalar.</remarks>
    public static Tensor<T> Diag<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The diagonal of each matrix.</summary>
    /// <param name="x">Shape [..., M, N].</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [..., min(M, N)].</returns>
    /// <remarks>
    /// Gradient: dy on the diagonal, zero elsewhere. ONNX: none: Mul, ReduceSum. AOTN2003 when there are fewer than two axes.
    /// </remarks>
    public static Tensor<T> DiagPart<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x[i] · y[j], for all i and j.</summary>
    /// <param name="x">Shape [M].</param>
    /// <param name="y">Shape [N].</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [M, N].</returns>
    /// <remarks>Gradient: dx = dy·y, the other dyᵀ·x. ONNX: none: Unsqueeze, Mul. AOTN2003 or AOTN2029 for other ranks.</remarks>
    public static Tensor<T> Outer<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The identity matrix, or a part of it: 1 on the diagonal, 0 elsewhere.</summary>
    /// <param name="rows">M, the number of rows.</param>
    /// <param name="columns">N, the number of columns; M when null.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [M, N].</returns>
    /// <remarks>Gradient: none: it has no input. ONNX: EyeLike.</remarks>
    public static Tensor<T> Eye<T>(int rows, int? columns = null, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Sums of products by a formula in Einstein's notation, such as <c>"bij,bjk->bik"</c>.</summary>
    /// <param name="equation">The axes of each input by letters, then <c>-></c> and those of the result; a constant string. Axes that the result lacks are summed over.</param>
    /// <param name="inputs">As many tensors as the equation has operands.</param>
    /// <returns>The shape that the equation says.</returns>
    /// <remarks>
    /// Gradient: the same sums with dy in the input's place. ONNX: Einsum. AOTN2031 when a letter stands for two sizes or the equation
    /// cannot be read.
    /// </remarks>
    public static Tensor<T> Einsum<T>(string equation, params Tensor<T>[] inputs)
        where T : unmanaged => throw Construction.Only();
}
