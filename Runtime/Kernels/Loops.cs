using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

/// <summary>Drives elementwise bodies: whole vectors along the rows, then the tail one by one; rows shared out over threads where it pays.</summary>
public static unsafe class Loops
{
    /// <summary>Bytes of one operand from which a second thread pays for even the cheapest body.</summary>
    private const nint ThreadBytes = 1 << 17;

    /// <summary>Bytes of one operand in a unit of work.</summary>
    private const nint UnitBytes = 1 << 15;

    /// <summary>Runs the body over all elements of a grid.</summary>
    /// <param name="padded">The body may touch each row up to the next multiple of 16 columns.</param>
    public static void ForEach<T, E>(WorkPool pool, nint rows, nint columns, bool padded, E body)
        where T : unmanaged
        where E : struct, IElementwise<T>
    {
        if (SimdWidth.Has512) Run<T, E, Simd512<T>, Vector512<T>>(pool, rows, columns, padded, body);
        else if (SimdWidth.Has256) Run<T, E, Simd256<T>, Vector256<T>>(pool, rows, columns, padded, body);
        else Run<T, E, Simd128<T>, Vector128<T>>(pool, rows, columns, padded, body);
    }

    /// <summary>The loop on vectors of one width.</summary>
    internal static void Run<T, E, O, V>(WorkPool pool, nint rows, nint columns, bool padded, E body)
        where T : unmanaged
        where E : struct, IElementwise<T>
        where O : struct, ISimd<T, V>
    {
        if (rows <= 0 || columns <= 0) return;
        if (padded) columns = (columns + O.Count - 1) / O.Count * O.Count;
        nint bytes = rows * columns * sizeof(T);
        if (pool.Threads == 1 || bytes < ThreadBytes)
        {
            Part<T, E, O, V>(body, 0, rows, 0, columns);
            return;
        }
        // A part of a row is a multiple of 64 elements, so that two threads share no line.
        nint unitColumns = Math.Min(columns, (UnitBytes / sizeof(T)) & ~63), unitRows = Math.Max(1, UnitBytes / (columns * sizeof(T)));
        Grid<T, E, O, V> job = new(body, rows, columns, unitRows, unitColumns);
        pool.Run(ref job, job.Units);
    }

    // The address of a field of the body may be taken nowhere, so a local copy of it lives in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Part<T, E, O, V>(E body, nint row, nint rowEnd, nint column, nint columnEnd)
        where T : unmanaged
        where E : struct, IElementwise<T>
        where O : struct, ISimd<T, V>
    {
        for (; row < rowEnd; row++)
        {
            nint j = column;
            for (; j <= columnEnd - O.Count; j += O.Count) body.Run<O, V>(row, j);
            if (j < columnEnd) Tail<T, E>(body, row, j, columnEnd);
        }
    }

    // Apart, so that the body's copy for one element does not take registers and inlining budget from the vectors'.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tail<T, E>(E body, nint row, nint column, nint columnEnd)
        where T : unmanaged
        where E : struct, IElementwise<T>
    {
        for (; column < columnEnd; column++) body.Run<Simd1<T>, T>(row, column);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Grid<T, E, O, V>(E body, nint rows, nint columns, nint unitRows, nint unitColumns) : IJob
        where T : unmanaged
        where E : struct, IElementwise<T>
        where O : struct, ISimd<T, V>
    {
        private readonly nint _across = (columns + unitColumns - 1) / unitColumns;

        public int Units => checked((int)(_across * ((rows + unitRows - 1) / unitRows)));

        public void Run(int unit)
        {
            nint row = unit / _across * unitRows, column = unit % _across * unitColumns;
            Part<T, E, O, V>(body, row, Math.Min(rows, row + unitRows), column, Math.Min(columns, column + unitColumns));
        }
    }
}
