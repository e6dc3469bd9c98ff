using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

/// <summary>One float or double, for tails: the lowest lane of a 128-bit vector, so that it has the vectors' bits.</summary>
public readonly unsafe struct Simd1<T> : ISimd<T, T>
    where T : unmanaged
{
    public static int Count => 1;

    public static T Zero => default;

    public static T Set(T value) => value;

    public static T Load(T* source) => *source;

    public static void Store(T* target, T value) => *target = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add(T a, T b) => Simd128<T>.Add(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sub(T a, T b) => Simd128<T>.Sub(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Mul(T a, T b) => Simd128<T>.Mul(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Div(T a, T b) => Simd128<T>.Div(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max(T a, T b) => Simd128<T>.Max(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min(T a, T b) => Simd128<T>.Min(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Equal(T a, T b) => Simd128<T>.Equal(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NotEqual(T a, T b) => Simd128<T>.NotEqual(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Less(T a, T b) => Simd128<T>.Less(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LessOrEqual(T a, T b) => Simd128<T>.LessOrEqual(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Greater(T a, T b) => Simd128<T>.Greater(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T GreaterOrEqual(T a, T b) => Simd128<T>.GreaterOrEqual(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T And(T a, T b) => Simd128<T>.And(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Or(T a, T b) => Simd128<T>.Or(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Xor(T a, T b) => Simd128<T>.Xor(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pow(T a, T b) => Simd128<T>.Pow(Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Neg(T x) => Simd128<T>.Neg(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Abs(T x) => Simd128<T>.Abs(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sqrt(T x) => Simd128<T>.Sqrt(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Relu(T x) => Simd128<T>.Relu(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Floor(T x) => Simd128<T>.Floor(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Ceiling(T x) => Simd128<T>.Ceiling(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Round(T x) => Simd128<T>.Round(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Truncate(T x) => Simd128<T>.Truncate(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Not(T x) => Simd128<T>.Not(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp(T x) => Simd128<T>.Exp(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Expm1(T x) => Simd128<T>.Expm1(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log(T x) => Simd128<T>.Log(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log1p(T x) => Simd128<T>.Log1p(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sin(T x) => Simd128<T>.Sin(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cos(T x) => Simd128<T>.Cos(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh(T x) => Simd128<T>.Tanh(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid(T x) => Simd128<T>.Sigmoid(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus(T x) => Simd128<T>.Softplus(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Erf(T x) => Simd128<T>.Erf(Up(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MulAdd(T a, T b, T c) => Simd128<T>.MulAdd(Up(a), Up(b), Up(c)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Select(T mask, T a, T b) => Simd128<T>.Select(Up(mask), Up(a), Up(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Up(T x) => Vector128.CreateScalarUnsafe(x);
}
