namespace AotNet.Kernels;

/// <summary>Cuts rows that are done one by one into units of work.</summary>
internal static class RowUnits
{
    /// <summary>Elements in a unit: some microseconds of exponentials.</summary>
    private const nint UnitElements = 1 << 13;

    private const nint Block = 16;

    public static void Run<TJob>(WorkPool pool, ref TJob job, nint rows, nint columns)
        where TJob : struct, IJob
    {
        nint each = Each(columns);
        int units = checked((int)((rows + each - 1) / each));
        if (pool.Threads > 1 && units > 1)
        {
            pool.Run(ref job, units);
            return;
        }
        for (int unit = 0; unit < units; unit++) job.Run(unit);
    }

    /// <summary>The rows of a unit.</summary>
    public static (nint Start, nint End) Of(int unit, nint rows, nint columns)
    {
        nint each = Each(columns);
        return (unit * each, Math.Min(rows, (unit + 1) * each));
    }

    private static nint Each(nint columns)
    {
        nint each = Math.Max(1, UnitElements / Math.Max(1, columns));
        // Short rows are done in blocks of up to sixteen.
        return each < Block ? each : each / Block * Block;
    }
}
