using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public readonly unsafe partial struct Simd128<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IParts<T, Vector128<T>>.LoadParts(T* x, nint step) => Vector128.Load(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IParts<T, Vector128<T>>.StoreParts(T* y, nint step, Vector128<T> parts) => parts.Store(y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IParts<T, Vector128<T>>.InterleaveLow(Vector128<T> a, Vector128<T> b)
    {
        if (sizeof(T) == 8) return LowHalves(a, b);
        if (Sse.IsSupported) return Sse.UnpackLow(a.AsSingle(), b.AsSingle()).As<float, T>();
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.ZipLow(a.AsSingle(), b.AsSingle()).As<float, T>();
        Vector128<uint> x = a.AsUInt32(), y = b.AsUInt32();
        return Vector128.Create(x[0], y[0], x[1], y[1]).As<uint, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IParts<T, Vector128<T>>.InterleaveHigh(Vector128<T> a, Vector128<T> b)
    {
        if (sizeof(T) == 8) return HighHalves(a, b);
        if (Sse.IsSupported) return Sse.UnpackHigh(a.AsSingle(), b.AsSingle()).As<float, T>();
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.ZipHigh(a.AsSingle(), b.AsSingle()).As<float, T>();
        Vector128<uint> x = a.AsUInt32(), y = b.AsUInt32();
        return Vector128.Create(x[2], y[2], x[3], y[3]).As<uint, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IParts<T, Vector128<T>>.LowHalves(Vector128<T> a, Vector128<T> b) => LowHalves(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IParts<T, Vector128<T>>.HighHalves(Vector128<T> a, Vector128<T> b) => HighHalves(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> LowHalves(Vector128<T> a, Vector128<T> b) => Sse2.IsSupported
        ? Sse2.UnpackLow(a.AsDouble(), b.AsDouble()).As<double, T>()
        : Vector128.Create(a.AsUInt64().GetLower(), b.AsUInt64().GetLower()).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> HighHalves(Vector128<T> a, Vector128<T> b) => Sse2.IsSupported
        ? Sse2.UnpackHigh(a.AsDouble(), b.AsDouble()).As<double, T>()
        : Vector128.Create(a.AsUInt64().GetUpper(), b.AsUInt64().GetUpper()).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IParts<T, Vector128<T>>.MulLower(Vector128<T> a, Vector128<T> b)
    {
        if (Sse2.IsSupported) return Sse2.Multiply(a.AsUInt32(), b.AsUInt32()).As<ulong, T>();
        Vector128<ulong> low = Vector128.Create((ulong)uint.MaxValue);
        return ((a.AsUInt64() & low) * (b.AsUInt64() & low)).As<ulong, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> IParts<T, Vector128<T>>.Upper(Vector128<T> x) => Vector128.Shuffle(x.AsUInt32(), Vector128.Create(1u, 1, 3, 3)).As<uint, T>();
}
