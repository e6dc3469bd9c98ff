using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public readonly unsafe partial struct Simd256<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IParts<T, Vector256<T>>.LoadParts(T* x, nint step) => Vector256.Create(Vector128.Load(x), Vector128.Load(x + step));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IParts<T, Vector256<T>>.StoreParts(T* y, nint step, Vector256<T> parts)
    {
        parts.GetLower().Store(y);
        Avx.ExtractVector128(parts.AsSingle(), 1).As<float, T>().Store(y + step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IParts<T, Vector256<T>>.InterleaveLow(Vector256<T> a, Vector256<T> b) =>
        sizeof(T) == 8 ? LowHalves(a, b) : Avx.UnpackLow(a.AsSingle(), b.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IParts<T, Vector256<T>>.InterleaveHigh(Vector256<T> a, Vector256<T> b) =>
        sizeof(T) == 8 ? HighHalves(a, b) : Avx.UnpackHigh(a.AsSingle(), b.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IParts<T, Vector256<T>>.LowHalves(Vector256<T> a, Vector256<T> b) => LowHalves(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IParts<T, Vector256<T>>.HighHalves(Vector256<T> a, Vector256<T> b) => HighHalves(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> LowHalves(Vector256<T> a, Vector256<T> b) => Avx.UnpackLow(a.AsDouble(), b.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> HighHalves(Vector256<T> a, Vector256<T> b) => Avx.UnpackHigh(a.AsDouble(), b.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IParts<T, Vector256<T>>.MulLower(Vector256<T> a, Vector256<T> b) => Avx2.Multiply(a.AsUInt32(), b.AsUInt32()).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> IParts<T, Vector256<T>>.Upper(Vector256<T> x) => Avx2.Shuffle(x.AsUInt32(), 0b11_11_01_01).As<uint, T>();
}
