using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

/// <summary>Vectors of 128 bits (SSE, AdvSimd, or whatever the machine has) of float or double.</summary>
public readonly unsafe partial struct Simd128<T> : IParts<T, Vector128<T>>
    where T : unmanaged
{
    public static int Count => Vector128<T>.Count;

    public static Vector128<T> Zero => Vector128<T>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Set(T value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(T* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* target, Vector128<T> value) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> a, Vector128<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Sub(Vector128<T> a, Vector128<T> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Mul(Vector128<T> a, Vector128<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Div(Vector128<T> a, Vector128<T> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MulAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c)
    {
        if (Fma.IsSupported && typeof(T) == typeof(float)) return Fma.MultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        if (Fma.IsSupported && typeof(T) == typeof(double)) return Fma.MultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
        if (AdvSimd.Arm64.IsSupported && typeof(T) == typeof(float))
            return AdvSimd.FusedMultiplyAdd(c.AsSingle(), a.AsSingle(), b.AsSingle()).As<float, T>();
        if (AdvSimd.Arm64.IsSupported && typeof(T) == typeof(double))
            return AdvSimd.Arm64.FusedMultiplyAdd(c.AsDouble(), a.AsDouble(), b.AsDouble()).As<double, T>();
        return (a * b) + c;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Neg(Vector128<T> x) => -x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Abs(Vector128<T> x) => Vector128.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Sqrt(Vector128<T> x) => Vector128.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Max(Vector128<T> a, Vector128<T> b)
    {
        // The instruction gives its second operand where one is NaN or both are zeros: hence both orders.
        if (Sse2.IsSupported && typeof(T) == typeof(float)) return ((Sse.Max(a.AsSingle(), b.AsSingle()) & Sse.Max(b.AsSingle(), a.AsSingle())) | Sse.CompareUnordered(a.AsSingle(), b.AsSingle())).As<float, T>();
        if (Sse2.IsSupported && typeof(T) == typeof(double)) return ((Sse2.Max(a.AsDouble(), b.AsDouble()) & Sse2.Max(b.AsDouble(), a.AsDouble())) | Sse2.CompareUnordered(a.AsDouble(), b.AsDouble())).As<double, T>();
        return Vector128.Max(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Min(Vector128<T> a, Vector128<T> b)
    {
        if (Sse2.IsSupported && typeof(T) == typeof(float)) return (Sse.Min(a.AsSingle(), b.AsSingle()) | Sse.Min(b.AsSingle(), a.AsSingle())).As<float, T>();
        if (Sse2.IsSupported && typeof(T) == typeof(double)) return (Sse2.Min(a.AsDouble(), b.AsDouble()) | Sse2.Min(b.AsDouble(), a.AsDouble())).As<double, T>();
        return Vector128.Min(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Relu(Vector128<T> x)
    {
        if (Sse2.IsSupported && typeof(T) == typeof(float)) return Sse.Max(Vector128<float>.Zero, x.AsSingle()).As<float, T>();
        if (Sse2.IsSupported && typeof(T) == typeof(double)) return Sse2.Max(Vector128<double>.Zero, x.AsDouble()).As<double, T>();
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Zero), Zero, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Floor(Vector128<T> x) => typeof(T) == typeof(float)
        ? Vector128.Floor(x.AsSingle()).As<float, T>() : Vector128.Floor(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Ceiling(Vector128<T> x) => typeof(T) == typeof(float)
        ? Vector128.Ceiling(x.AsSingle()).As<float, T>() : Vector128.Ceiling(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Round(Vector128<T> x) => typeof(T) == typeof(float)
        ? Vector128.Round(x.AsSingle()).As<float, T>() : Vector128.Round(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Truncate(Vector128<T> x) => typeof(T) == typeof(float)
        ? Vector128.Truncate(x.AsSingle()).As<float, T>() : Vector128.Truncate(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Equal(Vector128<T> a, Vector128<T> b) => Vector128.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> NotEqual(Vector128<T> a, Vector128<T> b) => ~Vector128.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Less(Vector128<T> a, Vector128<T> b) => Vector128.LessThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LessOrEqual(Vector128<T> a, Vector128<T> b) => Vector128.LessThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Greater(Vector128<T> a, Vector128<T> b) => Vector128.GreaterThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> GreaterOrEqual(Vector128<T> a, Vector128<T> b) => Vector128.GreaterThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> And(Vector128<T> a, Vector128<T> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Or(Vector128<T> a, Vector128<T> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Xor(Vector128<T> a, Vector128<T> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Not(Vector128<T> mask) => ~mask;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Select(Vector128<T> mask, Vector128<T> a, Vector128<T> b) => Vector128.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Exp(Vector128<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Exp<Simd128<float>, Vector128<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Exp<Simd128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Expm1(Vector128<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Expm1<Simd128<float>, Vector128<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Expm1<Simd128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Log(Vector128<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Log<Simd128<float>, Vector128<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Log<Simd128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Log1p(Vector128<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Log1p<Simd128<float>, Vector128<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Log1p<Simd128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Sin(Vector128<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Sin<Simd128<float>, Vector128<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Sin<Simd128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Cos(Vector128<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Cos<Simd128<float>, Vector128<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Cos<Simd128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Tanh(Vector128<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Tanh<Simd128<float>, Vector128<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Tanh<Simd128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Sigmoid(Vector128<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Sigmoid<Simd128<float>, Vector128<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Sigmoid<Simd128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Softplus(Vector128<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Softplus<Simd128<float>, Vector128<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Softplus<Simd128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Erf(Vector128<T> x) => typeof(T) == typeof(float)
        ? FloatMath.Erf<Simd128<float>, Vector128<float>>(x.AsSingle()).As<float, T>()
        : DoubleMath.Erf<Simd128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Pow(Vector128<T> x, Vector128<T> y) => typeof(T) == typeof(float)
        ? PowInDouble(x.AsSingle(), y.AsSingle()).As<float, T>()
        : DoubleMath.Pow<Simd128<double>, Vector128<double>>(x.AsDouble(), y.AsDouble()).As<double, T>();

    // Rounded from double: a power in float needs the logarithm in more digits than float has.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> PowInDouble(Vector128<float> x, Vector128<float> y)
    {
        var (xLow, xHigh) = Vector128.Widen(x);
        var (yLow, yHigh) = Vector128.Widen(y);
        return Vector128.Narrow(
            DoubleMath.Pow<Simd128<double>, Vector128<double>>(xLow, yLow), DoubleMath.Pow<Simd128<double>, Vector128<double>>(xHigh, yHigh));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IBits<T, Vector128<T>>.SetBits(long bits) => typeof(T) == typeof(float)
        ? Vector128.Create((int)bits).As<int, T>() : Vector128.Create(bits).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IBits<T, Vector128<T>>.AddBits(Vector128<T> a, Vector128<T> b) => typeof(T) == typeof(float)
        ? (a.AsInt32() + b.AsInt32()).As<int, T>() : (a.AsInt64() + b.AsInt64()).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IBits<T, Vector128<T>>.SubBits(Vector128<T> a, Vector128<T> b) => typeof(T) == typeof(float)
        ? (a.AsInt32() - b.AsInt32()).As<int, T>() : (a.AsInt64() - b.AsInt64()).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IBits<T, Vector128<T>>.ShiftLeft(Vector128<T> x, int count) => typeof(T) == typeof(float)
        ? (x.AsInt32() << count).As<int, T>() : (x.AsInt64() << count).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IBits<T, Vector128<T>>.ShiftRight(Vector128<T> x, int count) => typeof(T) == typeof(float)
        ? (x.AsUInt32() >> count).As<uint, T>() : (x.AsUInt64() >> count).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IBits<T, Vector128<T>>.AtLeast(Vector128<T> limit, Vector128<T> x)
    {
        if (Sse2.IsSupported && typeof(T) == typeof(float)) return Sse.Max(limit.AsSingle(), x.AsSingle()).As<float, T>();
        if (Sse2.IsSupported && typeof(T) == typeof(double)) return Sse2.Max(limit.AsDouble(), x.AsDouble()).As<double, T>();
        return Vector128.ConditionalSelect(Vector128.LessThan(x, limit), limit, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IBits<T, Vector128<T>>.AtMost(Vector128<T> limit, Vector128<T> x)
    {
        if (Sse2.IsSupported && typeof(T) == typeof(float)) return Sse.Min(limit.AsSingle(), x.AsSingle()).As<float, T>();
        if (Sse2.IsSupported && typeof(T) == typeof(double)) return Sse2.Min(limit.AsDouble(), x.AsDouble()).As<double, T>();
        return Vector128.ConditionalSelect(Vector128.GreaterThan(x, limit), limit, x);
    }

    static bool IBits<T, Vector128<T>>.HasScale => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IBits<T, Vector128<T>>.Scale(Vector128<T> x, Vector128<T> n, Vector128<T> shifted)
    {
        return Exponents.Scale<T, Simd128<T>, Vector128<T>>(x, shifted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IBits<T, Vector128<T>>.Any(Vector128<T> mask) => mask.ExtractMostSignificantBits() != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IBits<T, Vector128<T>>.MulError(Vector128<T> a, Vector128<T> b, Vector128<T> product) => Fma.IsSupported || AdvSimd.Arm64.IsSupported
        ? MulAdd(a, b, -product) : Exponents.MulError<T, Simd128<T>, Vector128<T>>(a, b, product);
}
