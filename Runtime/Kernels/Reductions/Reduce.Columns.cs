using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AotNet.Kernels;

public static unsafe partial class Reduce
{
    internal static void RunColumns<T, R, O, V>(WorkPool pool, nint rows, nint columns, bool padded, R body)
        where T : unmanaged
        where R : struct, IReduction<T>
        where O : struct, ISimd<T, V>
    {
        if (columns <= 0) return;
        if (padded) columns = (columns + O.Count - 1) / O.Count * O.Count;
        // Four vectors side by side: their chains hide each other's latency, and a row's part is whole lines.
        nint width = 4 * O.Count;
        ColumnJob<T, R, O, V> job = new(body, rows, columns, width);
        if (pool.Threads > 1 && rows * columns >= ThreadElements) pool.Run(ref job, job.Units);
        else job.RunAll();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<T, R, O, V>(R body, nint rows, nint column)
        where T : unmanaged
        where R : struct, IReduction<T>
        where O : struct, ISimd<T, V>
    {
        V a = O.Set(body.Identity), b = a, c = a, d = a;
        for (nint row = 0; row < rows; row++)
        {
            a = body.Combine<O, V>(a, body.Load<O, V>(row, column));
            b = body.Combine<O, V>(b, body.Load<O, V>(row, column + O.Count));
            c = body.Combine<O, V>(c, body.Load<O, V>(row, column + (2 * O.Count)));
            d = body.Combine<O, V>(d, body.Load<O, V>(row, column + (3 * O.Count)));
        }
        body.Finish<O, V>(column, a);
        body.Finish<O, V>(column + O.Count, b);
        body.Finish<O, V>(column + (2 * O.Count), c);
        body.Finish<O, V>(column + (3 * O.Count), d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<T, R, O, V>(R body, nint rows, nint column)
        where T : unmanaged
        where R : struct, IReduction<T>
        where O : struct, ISimd<T, V>
    {
        V a = O.Set(body.Identity);
        for (nint row = 0; row < rows; row++) a = body.Combine<O, V>(a, body.Load<O, V>(row, column));
        body.Finish<O, V>(column, a);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct ColumnJob<T, R, O, V>(R body, nint rows, nint columns, nint width) : IJob
        where T : unmanaged
        where R : struct, IReduction<T>
        where O : struct, ISimd<T, V>
    {
        public int Units => checked((int)((columns + width - 1) / width));

        public void Run(int unit)
        {
            nint column = unit * width, end = Math.Min(columns, column + width);
            if (end - column == width)
            {
                Four<T, R, O, V>(body, rows, column);
                return;
            }
            for (; column <= end - O.Count; column += O.Count) One<T, R, O, V>(body, rows, column);
            for (; column < end; column++) One<T, R, Simd1<T>, T>(body, rows, column);
        }

        public void RunAll()
        {
            for (int unit = 0; unit < Units; unit++) Run(unit);
        }
    }
}
