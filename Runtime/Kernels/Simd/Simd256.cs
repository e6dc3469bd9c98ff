using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

/// <summary>Vectors of 256 bits (AVX2) of float or double.</summary>
public readonly unsafe partial struct Simd256<T> : IParts<T, Vector256<T>>
    where T : unmanaged
{
    public static int Count => Vector256<T>.Count;

    public static Vector256<T> Zero => Vector256<T>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Set(T value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(T* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* target, Vector256<T> value) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Add(Vector256<T> a, Vector256<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sub(Vector256<T> a, Vector256<T> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Mul(Vector256<T> a, Vector256<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Div(Vector256<T> a, Vector256<T> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MulAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c)
    {
        if (Fma.IsSupported && typeof(T) == typeof(float)) return Fma.MultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        if (Fma.IsSupported && typeof(T) == typeof(double)) return Fma.MultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
        return (a * b) + c;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Neg(Vector256<T> x) => -x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Abs(Vector256<T> x) => Vector256.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sqrt(Vector256<T> x) => Vector256.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Max(Vector256<T> a, Vector256<T> b)
    {
        // The instruction gives its second operand where one is NaN or both are zeros: hence both orders.
        if (Avx.IsSupported && typeof(T) == typeof(float)) return ((Avx.Max(a.AsSingle(), b.AsSingle()) & Avx.Max(b.AsSingle(), a.AsSingle())) | Avx.CompareUnordered(a.AsSingle(), b.AsSingle())).As<float, T>();
        if (Avx.IsSupported && typeof(T) == typeof(double)) return ((Avx.Max(a.AsDouble(), b.AsDouble()) & Avx.Max(b.AsDouble(), a.AsDouble())) | Avx.CompareUnordered(a.AsDouble(), b.AsDouble())).As<double, T>();
        return Vector256.Max(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Min(Vector256<T> a, Vector256<T> b)
    {
        if (Avx.IsSupported && typeof(T) == typeof(float)) return (Avx.Min(a.AsSingle(), b.AsSingle()) | Avx.Min(b.AsSingle(), a.AsSingle())).As<float, T>();
        if (Avx.IsSupported && typeof(T) == typeof(double)) return (Avx.Min(a.AsDouble(), b.AsDouble()) | Avx.Min(b.AsDouble(), a.AsDouble())).As<double, T>();
        return Vector256.Min(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Relu(Vector256<T> x)
    {
        if (Avx.IsSupported && typeof(T) == typeof(float)) return Avx.Max(Vector256<float>.Zero, x.AsSingle()).As<float, T>();
        if (Avx.IsSupported && typeof(T) == typeof(double)) return Avx.Max(Vector256<double>.Zero, x.AsDouble()).As<double, T>();
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Zero), Zero, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Floor(Vector256<T> x) => typeof(T) == typeof(float)
        ? Vector256.Floor(x.AsSingle()).As<float, T>() : Vector256.Floor(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Ceiling(Vector256<T> x) => typeof(T) == typeof(float)
        ? Vector256.Ceiling(x.AsSingle()).As<float, T>() : Vector256.Ceiling(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Round(Vector256<T> x) => typeof(T) == typeof(float)
        ? Vector256.Round(x.AsSingle()).As<float, T>() : Vector256.Round(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Truncate(Vector256<T> x) => typeof(T) == typeof(float)
        ? Vector256.Truncate(x.AsSingle()).As<float, T>() : Vector256.Truncate(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Equal(Vector256<T> a, Vector256<T> b) => Vector256.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> NotEqual(Vector256<T> a, Vector256<T> b) => ~Vector256.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Less(Vector256<T> a, Vector256<T> b) => Vector256.LessThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LessOrEqual(Vector256<T> a, Vector256<T> b) => Vector256.LessThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Greater(Vector256<T> a, Vector256<T> b) => Vector256.GreaterThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> GreaterOrEqual(Vector256<T> a, Vector256<T> b) => Vector256.GreaterThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> And(Vector256<T> a, Vector256<T> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Or(Vector256<T> a, Vector256<T> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Xor(Vector256<T> a, Vector256<T> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Not(Vector256<T> mask) => ~mask;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Select(Vector256<T> mask, Vector256<T> a, Vector256<T> b) => Vector256.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Exp(Vector256<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Exp<Simd256<float>, Vector256<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Exp<Simd256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Expm1(Vector256<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Expm1<Simd256<float>, Vector256<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Expm1<Simd256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Log(Vector256<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Log<Simd256<float>, Vector256<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Log<Simd256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Log1p(Vector256<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Log1p<Simd256<float>, Vector256<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Log1p<Simd256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sin(Vector256<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Sin<Simd256<float>, Vector256<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Sin<Simd256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Cos(Vector256<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Cos<Simd256<float>, Vector256<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Cos<Simd256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Tanh(Vector256<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Tanh<Simd256<float>, Vector256<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Tanh<Simd256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sigmoid(Vector256<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Sigmoid<Simd256<float>, Vector256<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Sigmoid<Simd256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Softplus(Vector256<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Softplus<Simd256<float>, Vector256<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Softplus<Simd256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Erf(Vector256<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Erf<Simd256<float>, Vector256<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Erf<Simd256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Pow(Vector256<T> x, Vector256<T> y) => typeof(T) == typeof(float)
        ? PowInDouble(x.AsSingle(), y.AsSingle()).As<float, T>()
        : DoubleMath.Pow<Simd256<double>, Vector256<double>>(x.AsDouble(), y.AsDouble()).As<double, T>();

    // Rounded from double: a power in float needs the logarithm in more digits than float has.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowInDouble(Vector256<float> x, Vector256<float> y)
    {
        var (xLow, xHigh) = Vector256.Widen(x);
        var (yLow, yHigh) = Vector256.Widen(y);
        return Vector256.Narrow(
            DoubleMath.Pow<Simd256<double>, Vector256<double>>(xLow, yLow), DoubleMath.Pow<Simd256<double>, Vector256<double>>(xHigh, yHigh));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IBits<T, Vector256<T>>.SetBits(long bits) => typeof(T) == typeof(float)
        ? Vector256.Create((int)bits).As<int, T>() : Vector256.Create(bits).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IBits<T, Vector256<T>>.AddBits(Vector256<T> a, Vector256<T> b) => typeof(T) == typeof(float)
        ? (a.AsInt32() + b.AsInt32()).As<int, T>() : (a.AsInt64() + b.AsInt64()).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IBits<T, Vector256<T>>.SubBits(Vector256<T> a, Vector256<T> b) => typeof(T) == typeof(float)
        ? (a.AsInt32() - b.AsInt32()).As<int, T>() : (a.AsInt64() - b.AsInt64()).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IBits<T, Vector256<T>>.ShiftLeft(Vector256<T> x, int count) => typeof(T) == typeof(float)
        ? (x.AsInt32() << count).As<int, T>() : (x.AsInt64() << count).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IBits<T, Vector256<T>>.ShiftRight(Vector256<T> x, int count) => typeof(T) == typeof(float)
        ? (x.AsUInt32() >> count).As<uint, T>() : (x.AsUInt64() >> count).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IBits<T, Vector256<T>>.AtLeast(Vector256<T> limit, Vector256<T> x)
    {
        if (Avx.IsSupported && typeof(T) == typeof(float)) return Avx.Max(limit.AsSingle(), x.AsSingle()).As<float, T>();
        if (Avx.IsSupported && typeof(T) == typeof(double)) return Avx.Max(limit.AsDouble(), x.AsDouble()).As<double, T>();
        return Vector256.ConditionalSelect(Vector256.LessThan(x, limit), limit, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IBits<T, Vector256<T>>.AtMost(Vector256<T> limit, Vector256<T> x)
    {
        if (Avx.IsSupported && typeof(T) == typeof(float)) return Avx.Min(limit.AsSingle(), x.AsSingle()).As<float, T>();
        if (Avx.IsSupported && typeof(T) == typeof(double)) return Avx.Min(limit.AsDouble(), x.AsDouble()).As<double, T>();
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, limit), limit, x);
    }

    static bool IBits<T, Vector256<T>>.HasScale => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IBits<T, Vector256<T>>.Scale(Vector256<T> x, Vector256<T> n, Vector256<T> shifted)
    {
        return Exponents.Scale<T, Simd256<T>, Vector256<T>>(x, shifted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IBits<T, Vector256<T>>.Any(Vector256<T> mask) => mask.ExtractMostSignificantBits() != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IBits<T, Vector256<T>>.MulError(Vector256<T> a, Vector256<T> b, Vector256<T> product) => Fma.IsSupported
        ? MulAdd(a, b, -product) : Exponents.MulError<T, Simd256<T>, Vector256<T>>(a, b, product);
}
