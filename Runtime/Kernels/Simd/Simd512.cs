using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

/// <summary>Vectors of 512 bits (AVX-512) of float or double.</summary>
public readonly unsafe partial struct Simd512<T> : IParts<T, Vector512<T>>
    where T : unmanaged
{
    public static int Count => Vector512<T>.Count;

    public static Vector512<T> Zero => Vector512<T>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Set(T value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(T* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* target, Vector512<T> value) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> a, Vector512<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sub(Vector512<T> a, Vector512<T> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Mul(Vector512<T> a, Vector512<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Div(Vector512<T> a, Vector512<T> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MulAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c)
    {
        if (Avx512F.IsSupported && typeof(T) == typeof(float)) return Avx512F.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        if (Avx512F.IsSupported && typeof(T) == typeof(double)) return Avx512F.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
        // In halves where there are no such registers: so the kernels for them can be tested on every machine.
        return Vector512.Create(Simd256<T>.MulAdd(a.GetLower(), b.GetLower(), c.GetLower()), Simd256<T>.MulAdd(a.GetUpper(), b.GetUpper(), c.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Neg(Vector512<T> x) => -x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Abs(Vector512<T> x) => Vector512.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sqrt(Vector512<T> x) => Vector512.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Max(Vector512<T> a, Vector512<T> b) => Vector512.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Min(Vector512<T> a, Vector512<T> b) => Vector512.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Relu(Vector512<T> x)
    {
        if (Avx512F.IsSupported && typeof(T) == typeof(float)) return Avx512F.Max(Vector512<float>.Zero, x.AsSingle()).As<float, T>();
        if (Avx512F.IsSupported && typeof(T) == typeof(double)) return Avx512F.Max(Vector512<double>.Zero, x.AsDouble()).As<double, T>();
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Zero), Zero, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Floor(Vector512<T> x) => typeof(T) == typeof(float)
        ? Vector512.Floor(x.AsSingle()).As<float, T>() : Vector512.Floor(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Ceiling(Vector512<T> x) => typeof(T) == typeof(float)
        ? Vector512.Ceiling(x.AsSingle()).As<float, T>() : Vector512.Ceiling(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Round(Vector512<T> x) => typeof(T) == typeof(float)
        ? Vector512.Round(x.AsSingle()).As<float, T>() : Vector512.Round(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Truncate(Vector512<T> x) => typeof(T) == typeof(float)
        ? Vector512.Truncate(x.AsSingle()).As<float, T>() : Vector512.Truncate(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Equal(Vector512<T> a, Vector512<T> b) => Vector512.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> NotEqual(Vector512<T> a, Vector512<T> b) => ~Vector512.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Less(Vector512<T> a, Vector512<T> b) => Vector512.LessThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LessOrEqual(Vector512<T> a, Vector512<T> b) => Vector512.LessThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Greater(Vector512<T> a, Vector512<T> b) => Vector512.GreaterThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> GreaterOrEqual(Vector512<T> a, Vector512<T> b) => Vector512.GreaterThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> And(Vector512<T> a, Vector512<T> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Or(Vector512<T> a, Vector512<T> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Xor(Vector512<T> a, Vector512<T> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Not(Vector512<T> mask) => ~mask;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Select(Vector512<T> mask, Vector512<T> a, Vector512<T> b) => Vector512.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Exp(Vector512<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Exp<Simd512<float>, Vector512<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Exp<Simd512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Expm1(Vector512<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Expm1<Simd512<float>, Vector512<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Expm1<Simd512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Log(Vector512<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Log<Simd512<float>, Vector512<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Log<Simd512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Log1p(Vector512<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Log1p<Simd512<float>, Vector512<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Log1p<Simd512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sin(Vector512<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Sin<Simd512<float>, Vector512<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Sin<Simd512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Cos(Vector512<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Cos<Simd512<float>, Vector512<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Cos<Simd512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Tanh(Vector512<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Tanh<Simd512<float>, Vector512<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Tanh<Simd512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sigmoid(Vector512<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Sigmoid<Simd512<float>, Vector512<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Sigmoid<Simd512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Softplus(Vector512<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Softplus<Simd512<float>, Vector512<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Softplus<Simd512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Erf(Vector512<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Erf<Simd512<float>, Vector512<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Erf<Simd512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Pow(Vector512<T> x, Vector512<T> y) => typeof(T) == typeof(float)
        ? PowInDouble(x.AsSingle(), y.AsSingle()).As<float, T>()
        : DoubleMath.Pow<Simd512<double>, Vector512<double>>(x.AsDouble(), y.AsDouble()).As<double, T>();

    // Rounded from double: a power in float needs the logarithm in more digits than float has.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> PowInDouble(Vector512<float> x, Vector512<float> y)
    {
        var (xLow, xHigh) = Vector512.Widen(x);
        var (yLow, yHigh) = Vector512.Widen(y);
        return Vector512.Narrow(
            DoubleMath.Pow<Simd512<double>, Vector512<double>>(xLow, yLow), DoubleMath.Pow<Simd512<double>, Vector512<double>>(xHigh, yHigh));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IBits<T, Vector512<T>>.SetBits(long bits) => typeof(T) == typeof(float)
        ? Vector512.Create((int)bits).As<int, T>() : Vector512.Create(bits).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IBits<T, Vector512<T>>.AddBits(Vector512<T> a, Vector512<T> b) => typeof(T) == typeof(float)
        ? (a.AsInt32() + b.AsInt32()).As<int, T>() : (a.AsInt64() + b.AsInt64()).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IBits<T, Vector512<T>>.SubBits(Vector512<T> a, Vector512<T> b) => typeof(T) == typeof(float)
        ? (a.AsInt32() - b.AsInt32()).As<int, T>() : (a.AsInt64() - b.AsInt64()).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IBits<T, Vector512<T>>.ShiftLeft(Vector512<T> x, int count) => typeof(T) == typeof(float)
        ? (x.AsInt32() << count).As<int, T>() : (x.AsInt64() << count).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IBits<T, Vector512<T>>.ShiftRight(Vector512<T> x, int count) => typeof(T) == typeof(float)
        ? (x.AsUInt32() >> count).As<uint, T>() : (x.AsUInt64() >> count).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IBits<T, Vector512<T>>.AtLeast(Vector512<T> limit, Vector512<T> x)
    {
        if (Avx512F.IsSupported && typeof(T) == typeof(float)) return Avx512F.Max(limit.AsSingle(), x.AsSingle()).As<float, T>();
        if (Avx512F.IsSupported && typeof(T) == typeof(double)) return Avx512F.Max(limit.AsDouble(), x.AsDouble()).As<double, T>();
        return Vector512.ConditionalSelect(Vector512.LessThan(x, limit), limit, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IBits<T, Vector512<T>>.AtMost(Vector512<T> limit, Vector512<T> x)
    {
        if (Avx512F.IsSupported && typeof(T) == typeof(float)) return Avx512F.Min(limit.AsSingle(), x.AsSingle()).As<float, T>();
        if (Avx512F.IsSupported && typeof(T) == typeof(double)) return Avx512F.Min(limit.AsDouble(), x.AsDouble()).As<double, T>();
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, limit), limit, x);
    }

    static bool IBits<T, Vector512<T>>.HasScale => Avx512F.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IBits<T, Vector512<T>>.Scale(Vector512<T> x, Vector512<T> n, Vector512<T> shifted)
    {
        if (Avx512F.IsSupported && typeof(T) == typeof(float)) return Avx512F.Scale(x.AsSingle(), n.AsSingle()).As<float, T>();
        if (Avx512F.IsSupported && typeof(T) == typeof(double)) return Avx512F.Scale(x.AsDouble(), n.AsDouble()).As<double, T>();
        return Exponents.Scale<T, Simd512<T>, Vector512<T>>(x, shifted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IBits<T, Vector512<T>>.Any(Vector512<T> mask) => mask.ExtractMostSignificantBits() != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IBits<T, Vector512<T>>.MulError(Vector512<T> a, Vector512<T> b, Vector512<T> product) => Avx512F.IsSupported
        ? MulAdd(a, b, -product) : Exponents.MulError<T, Simd512<T>, Vector512<T>>(a, b, product);
}
