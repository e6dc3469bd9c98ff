using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AotNet.Kernels;

public static unsafe partial class Reduce
{
    private const int Lanes = LaneTree.Lanes;

    /// <summary>
    /// Elements of a row in one piece; part of the definition of the order. Short enough that a float sum of twenty thousand
    /// elements is right to a few units in the last place.
    /// </summary>
    private const nint Piece = 1 << 12;

    /// <summary>Elements from which a second thread pays.</summary>
    private const nint ThreadElements = 1 << 15;

    internal static void RunRows<T, R, O, V>(WorkPool pool, nint rows, nint columns, R body)
        where T : unmanaged
        where R : struct, IReduction<T>
        where O : struct, ISimd<T, V>
    {
        if (rows <= 0) return;
        bool threads = pool.Threads > 1 && rows * columns >= ThreadElements;
        if (columns > Piece)
        {
            nint pieces = (columns + Piece - 1) / Piece;
            T* results = PanelMemory.Get<T>(pieces);
            for (nint row = 0; row < rows; row++)
            {
                PieceJob<T, R, O, V> job = new(body, row, columns, results);
                if (threads) pool.Run(ref job, checked((int)pieces));
                else job.RunAll();
                T sum = results[0];
                for (nint i = 1; i < pieces; i++) sum = body.Combine<Simd1<T>, T>(sum, results[i]);
                body.Finish<Simd1<T>, T>(row, sum);
            }
        }
        else if (threads && rows > 1)
        {
            RowJob<T, R, O, V> job = new(body, rows, columns);
            pool.Run(ref job, job.Units);
        }
        else
        {
            RowRange<T, R, O, V>(body, 0, rows, columns);
        }
    }

    private static void RowRange<T, R, O, V>(R body, nint row, nint rowEnd, nint columns)
        where T : unmanaged
        where R : struct, IReduction<T>
        where O : struct, ISimd<T, V>
    {
        for (; row < rowEnd; row++) body.Finish<Simd1<T>, T>(row, OnePiece<T, R, O, V>(body, row, 0, columns));
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T OnePiece<T, R, O, V>(R body, nint row, nint column, nint end)
        where T : unmanaged
        where R : struct, IReduction<T>
        where O : struct, ISimd<T, V>
    {
        T* lanes = stackalloc T[Lanes];
        // The lanes in one, two, four or eight registers, as locals: only those stay in registers.
        V identity = O.Set(body.Identity), a = identity, b = identity, c = identity, d = identity;
        V e = identity, f = identity, g = identity, h = identity;
        for (; column <= end - Lanes; column += Lanes)
        {
            a = body.Combine<O, V>(a, body.Load<O, V>(row, column));
            if (O.Count <= Lanes / 2) b = body.Combine<O, V>(b, body.Load<O, V>(row, column + O.Count));
            if (O.Count <= Lanes / 4)
            {
                c = body.Combine<O, V>(c, body.Load<O, V>(row, column + (2 * O.Count)));
                d = body.Combine<O, V>(d, body.Load<O, V>(row, column + (3 * O.Count)));
            }
            if (O.Count <= Lanes / 8)
            {
                e = body.Combine<O, V>(e, body.Load<O, V>(row, column + (4 * O.Count)));
                f = body.Combine<O, V>(f, body.Load<O, V>(row, column + (5 * O.Count)));
                g = body.Combine<O, V>(g, body.Load<O, V>(row, column + (6 * O.Count)));
                h = body.Combine<O, V>(h, body.Load<O, V>(row, column + (7 * O.Count)));
            }
        }
        O.Store(lanes, a);
        if (O.Count <= Lanes / 2) O.Store(lanes + O.Count, b);
        if (O.Count <= Lanes / 4)
        {
            O.Store(lanes + (2 * O.Count), c);
            O.Store(lanes + (3 * O.Count), d);
        }
        if (O.Count <= Lanes / 8)
        {
            O.Store(lanes + (4 * O.Count), e);
            O.Store(lanes + (5 * O.Count), f);
            O.Store(lanes + (6 * O.Count), g);
            O.Store(lanes + (7 * O.Count), h);
        }
        return Tail<T, R>(body, lanes, row, column, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static T Tail<T, R>(R body, T* lanes, nint row, nint column, nint end)
        where T : unmanaged
        where R : struct, IReduction<T>
    {
        for (int i = 0; column < end; i++, column++) lanes[i] = body.Combine<Simd1<T>, T>(lanes[i], body.Load<Simd1<T>, T>(row, column));
        return LaneTree.Combine(lanes, new Pair<T, R>(body));
    }

    private readonly struct Pair<T, R>(R body) : ILanePair<T>
        where T : unmanaged
        where R : struct, IReduction<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<O, V>(V a, V b)
            where O : struct, ISimd<T, V> => body.Combine<O, V>(a, b);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct PieceJob<T, R, O, V>(R body, nint row, nint columns, T* results) : IJob
        where T : unmanaged
        where R : struct, IReduction<T>
        where O : struct, ISimd<T, V>
    {
        public void Run(int unit) =>
            results[unit] = OnePiece<T, R, O, V>(body, row, unit * Piece, Math.Min(columns, (unit + 1) * Piece));

        public void RunAll()
        {
            for (int unit = 0; unit * Piece < columns; unit++) Run(unit);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct RowJob<T, R, O, V>(R body, nint rows, nint columns) : IJob
        where T : unmanaged
        where R : struct, IReduction<T>
        where O : struct, ISimd<T, V>
    {
        private readonly nint _unitRows = Math.Max(16, ThreadElements / 4 / Math.Max(1, columns));

        public int Units => checked((int)((rows + _unitRows - 1) / _unitRows));

        public void Run(int unit) => RowRange<T, R, O, V>(body, unit * _unitRows, Math.Min(rows, (unit + 1) * _unitRows), columns);
    }
}
