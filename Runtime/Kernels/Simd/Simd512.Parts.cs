using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public readonly unsafe partial struct Simd512<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IParts<T, Vector512<T>>.LoadParts(T* x, nint step) => Vector512.Create(
        Vector256.Create(Vector128.Load(x), Vector128.Load(x + step)),
        Vector256.Create(Vector128.Load(x + (2 * step)), Vector128.Load(x + (3 * step))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IParts<T, Vector512<T>>.StoreParts(T* y, nint step, Vector512<T> parts)
    {
        Vector512<float> x = parts.AsSingle();
        x.GetLower().GetLower().As<float, T>().Store(y);
        Avx512F.ExtractVector128(x, 1).As<float, T>().Store(y + step);
        Avx512F.ExtractVector128(x, 2).As<float, T>().Store(y + (2 * step));
        Avx512F.ExtractVector128(x, 3).As<float, T>().Store(y + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IParts<T, Vector512<T>>.InterleaveLow(Vector512<T> a, Vector512<T> b) =>
        sizeof(T) == 8 ? LowHalves(a, b) : Avx512F.UnpackLow(a.AsSingle(), b.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IParts<T, Vector512<T>>.InterleaveHigh(Vector512<T> a, Vector512<T> b) =>
        sizeof(T) == 8 ? HighHalves(a, b) : Avx512F.UnpackHigh(a.AsSingle(), b.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IParts<T, Vector512<T>>.LowHalves(Vector512<T> a, Vector512<T> b) => LowHalves(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IParts<T, Vector512<T>>.HighHalves(Vector512<T> a, Vector512<T> b) => HighHalves(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> LowHalves(Vector512<T> a, Vector512<T> b) => Avx512F.UnpackLow(a.AsDouble(), b.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> HighHalves(Vector512<T> a, Vector512<T> b) => Avx512F.UnpackHigh(a.AsDouble(), b.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IParts<T, Vector512<T>>.MulLower(Vector512<T> a, Vector512<T> b) => Avx512F.Multiply(a.AsUInt32(), b.AsUInt32()).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> IParts<T, Vector512<T>>.Upper(Vector512<T> x) => Avx512F.Shuffle(x.AsUInt32(), 0b11_11_01_01).As<uint, T>();
}
