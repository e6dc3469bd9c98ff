namespace AotNet.Kernels;

/// <summary>
/// The vector operations of one register width, as static members of a struct, so that one emitted body serves every width:
/// the compiler makes one copy of it a width and inlines all of these. <typeparamref name="V"/> is
/// <c>Vector512&lt;T&gt;</c>, <c>Vector256&lt;T&gt;</c>, <c>Vector128&lt;T&gt;</c> or <typeparamref name="T"/> itself, for tails.
/// </summary>
/// <remarks>
/// Every member gives the same bits for an element whatever the width. Comparisons give masks (all bits set or none; for a
/// scalar V, any non-zero pattern made the same way). Functions are polynomials of our own with explicit fused
/// multiply-adds; nothing else is contracted.
/// </remarks>
public unsafe interface ISimd<T, V>
    where T : unmanaged
{
    /// <summary>Elements in a <typeparamref name="V"/>.</summary>
    static abstract int Count { get; }

    static abstract V Zero { get; }

    static abstract V Set(T value);

    static abstract V Load(T* source);

    static abstract void Store(T* target, V value);

    static abstract V Add(V a, V b);

    static abstract V Sub(V a, V b);

    static abstract V Mul(V a, V b);

    static abstract V Div(V a, V b);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract V MulAdd(V a, V b, V c);

    static abstract V Neg(V x);

    static abstract V Abs(V x);

    static abstract V Sqrt(V x);

    /// <summary>The larger one; NaN if either is NaN.</summary>
    static abstract V Max(V a, V b);

    /// <summary>The smaller one; NaN if either is NaN.</summary>
    static abstract V Min(V a, V b);

    /// <summary>max(x, 0) in one instruction; NaN stays NaN.</summary>
    static abstract V Relu(V x);

    static abstract V Floor(V x);

    static abstract V Ceiling(V x);

    /// <summary>To the nearest integer, halves to even.</summary>
    static abstract V Round(V x);

    static abstract V Truncate(V x);

    static abstract V Equal(V a, V b);

    static abstract V NotEqual(V a, V b);

    static abstract V Less(V a, V b);

    static abstract V LessOrEqual(V a, V b);

    static abstract V Greater(V a, V b);

    static abstract V GreaterOrEqual(V a, V b);

    static abstract V And(V a, V b);

    static abstract V Or(V a, V b);

    static abstract V Xor(V a, V b);

    static abstract V Not(V mask);

    /// <summary>a where the mask is set, else b.</summary>
    static abstract V Select(V mask, V a, V b);

    static abstract V Exp(V x);

    static abstract V Expm1(V x);

    static abstract V Log(V x);

    static abstract V Log1p(V x);

    static abstract V Sin(V x);

    static abstract V Cos(V x);

    static abstract V Tanh(V x);

    static abstract V Sigmoid(V x);

    /// <summary>log(1 + e^x) without overflow.</summary>
    static abstract V Softplus(V x);

    static abstract V Pow(V x, V y);

    static abstract V Erf(V x);
}
