using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>Copies a panel of a transposed B together: packed[k, n] = b[n * bCol + k], columns beyond <paramref name="columns"/> zero.</summary>
    private static void Transpose<T, O, V>(T* b, nint bCol, T* packed, nint stride, nint rows, nint columns)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        for (nint column = 0; column < stride; column += O.Count, packed += O.Count, b += O.Count * bCol)
        {
            nint valid = Math.Min(O.Count, columns - column), done = 0;
            // Whole vectors of columns; of a part, the missing rows of b are nowhere.
            if (valid == O.Count)
            {
                if (typeof(V) == typeof(Vector512<float>)) done = Columns16((float*)b, bCol, (float*)packed, stride, rows);
                else if (typeof(V) == typeof(Vector256<float>)) done = Columns8((float*)b, bCol, (float*)packed, stride, rows);
                else if (typeof(V) == typeof(Vector512<double>)) done = Columns8((double*)b, bCol, (double*)packed, stride, rows);
                else if (typeof(V) == typeof(Vector256<double>)) done = Columns4((double*)b, bCol, (double*)packed, stride, rows);
            }
            for (nint k = done; k < rows; k++)
            {
                T* row = packed + (k * stride);
                nint j = 0;
                for (; j < valid; j++) row[j] = b[(j * bCol) + k];
                for (; j < O.Count; j++) row[j] = default;
            }
        }
    }

    /// <summary>
    /// Four k at a time: lane L of vector i holds four elements of row 4L + i, so a transpose of 4 x 4 inside the lanes puts
    /// the sixteen columns in order. The lanes are put together by loads, which spares half of the shuffles. The last four lie over
    /// those before them where the rows are no multiple.
    /// </summary>
    /// <returns>How many k are done.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Columns16(float* b, nint bCol, float* packed, nint stride, nint rows)
    {
        if (!Avx512F.IsSupported) return 0;
        nint two = 2 * bCol, three = 3 * bCol;
        float* b1 = b + (4 * bCol), b2 = b + (8 * bCol), b3 = b + (12 * bCol);
        if (rows < 4) return 0;
        for (nint k = 0; ; k = Math.Min(k + 4, rows - 4))
        {
            float* to = packed + (k * stride);
            Vector512<float> x0 = Lanes(b + k, b1 + k, b2 + k, b3 + k), x1 = Lanes(b + bCol + k, b1 + bCol + k, b2 + bCol + k, b3 + bCol + k);
            Vector512<float> x2 = Lanes(b + two + k, b1 + two + k, b2 + two + k, b3 + two + k);
            Vector512<float> x3 = Lanes(b + three + k, b1 + three + k, b2 + three + k, b3 + three + k);
            Vector512<double> low01 = Avx512F.UnpackLow(x0, x1).AsDouble(), high01 = Avx512F.UnpackHigh(x0, x1).AsDouble();
            Vector512<double> low23 = Avx512F.UnpackLow(x2, x3).AsDouble(), high23 = Avx512F.UnpackHigh(x2, x3).AsDouble();
            Avx512F.UnpackLow(low01, low23).AsSingle().Store(to);
            Avx512F.UnpackHigh(low01, low23).AsSingle().Store(to + stride);
            Avx512F.UnpackLow(high01, high23).AsSingle().Store(to + (2 * stride));
            Avx512F.UnpackHigh(high01, high23).AsSingle().Store(to + (3 * stride));
            if (k + 4 >= rows) return rows;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Lanes(float* a, float* b, float* c, float* d)
    {
        Vector512<float> x = Vector128.Load(a).ToVector256Unsafe().ToVector512Unsafe();
        x = Avx512F.InsertVector128(x, Vector128.Load(b), 1);
        x = Avx512F.InsertVector128(x, Vector128.Load(c), 2);
        return Avx512F.InsertVector128(x, Vector128.Load(d), 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Columns8(float* b, nint bCol, float* packed, nint stride, nint rows)
    {
        if (!Avx.IsSupported) return 0;
        nint two = 2 * bCol, three = 3 * bCol;
        float* b1 = b + (4 * bCol);
        if (rows < 4) return 0;
        for (nint k = 0; ; k = Math.Min(k + 4, rows - 4))
        {
            float* to = packed + (k * stride);
            Vector256<float> x0 = Lanes(b + k, b1 + k), x1 = Lanes(b + bCol + k, b1 + bCol + k);
            Vector256<float> x2 = Lanes(b + two + k, b1 + two + k), x3 = Lanes(b + three + k, b1 + three + k);
            Vector256<double> low01 = Avx.UnpackLow(x0, x1).AsDouble(), high01 = Avx.UnpackHigh(x0, x1).AsDouble();
            Vector256<double> low23 = Avx.UnpackLow(x2, x3).AsDouble(), high23 = Avx.UnpackHigh(x2, x3).AsDouble();
            Avx.UnpackLow(low01, low23).AsSingle().Store(to);
            Avx.UnpackHigh(low01, low23).AsSingle().Store(to + stride);
            Avx.UnpackLow(high01, high23).AsSingle().Store(to + (2 * stride));
            Avx.UnpackHigh(high01, high23).AsSingle().Store(to + (3 * stride));
            if (k + 4 >= rows) return rows;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Lanes(float* a, float* b) => Vector256.Create(Vector128.Load(a), Vector128.Load(b));

    /// <summary>Two k at a time: lanes of two doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Columns8(double* b, nint bCol, double* packed, nint stride, nint rows)
    {
        if (!Avx512F.IsSupported) return 0;
        nint two = 2 * bCol;
        double* b1 = b + two, b2 = b1 + two, b3 = b2 + two;
        if (rows < 2) return 0;
        for (nint k = 0; ; k = Math.Min(k + 2, rows - 2))
        {
            double* to = packed + (k * stride);
            Vector512<double> x0 = Lanes((float*)(b + k), (float*)(b1 + k), (float*)(b2 + k), (float*)(b3 + k)).AsDouble();
            Vector512<double> x1 = Lanes((float*)(b + bCol + k), (float*)(b1 + bCol + k), (float*)(b2 + bCol + k), (float*)(b3 + bCol + k)).AsDouble();
            Avx512F.UnpackLow(x0, x1).Store(to);
            Avx512F.UnpackHigh(x0, x1).Store(to + stride);
            if (k + 2 >= rows) return rows;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Columns4(double* b, nint bCol, double* packed, nint stride, nint rows)
    {
        if (!Avx.IsSupported) return 0;
        double* b1 = b + (2 * bCol);
        if (rows < 2) return 0;
        for (nint k = 0; ; k = Math.Min(k + 2, rows - 2))
        {
            double* to = packed + (k * stride);
            Vector256<double> x0 = Lanes((float*)(b + k), (float*)(b1 + k)).AsDouble();
            Vector256<double> x1 = Lanes((float*)(b + bCol + k), (float*)(b1 + bCol + k)).AsDouble();
            Avx.UnpackLow(x0, x1).Store(to);
            Avx.UnpackHigh(x0, x1).Store(to + stride);
            if (k + 2 >= rows) return rows;
        }
    }
}
