using AotNet.Generator.Common;

namespace AotNet.Generator.Shapes;

/// <summary>NumPy's broadcasting: shapes are aligned at the last axis; a missing axis or one of size 1 expands.</summary>
internal static class Broadcasting
{
    /// <summary>The common shape, or null and the offending axis counted from the end (1 is the last).</summary>
    public static Shape? Broadcast(Shape a, Shape b, out int axisFromEnd)
    {
        int rank = Math.Max(a.Rank, b.Rank);
        var dims = new Dim[rank];
        for (axisFromEnd = 1; axisFromEnd <= rank; axisFromEnd++)
        {
            Dim x = axisFromEnd <= a.Rank ? a[a.Rank - axisFromEnd] : 1, y = axisFromEnd <= b.Rank ? b[b.Rank - axisFromEnd] : 1;
            if (x == y || y == 1) dims[rank - axisFromEnd] = x;
            else if (x == 1) dims[rank - axisFromEnd] = y;
            else return null; // two open sizes with different names differ: one name is one size, two names are two
        }
        axisFromEnd = 0;
        return new Shape(dims.ToEquatableArray());
    }

    /// <summary>Whether a value of shape <paramref name="from"/> broadcasts to exactly <paramref name="to"/>.</summary>
    public static bool CanBroadcastTo(Shape from, Shape to) => Broadcast(from, to, out _) == to;

    /// <summary>The axes of <paramref name="to"/> along which a value of shape <paramref name="from"/> is repeated: those that its gradient is summed over.</summary>
    public static IEnumerable<int> RepeatedAxes(Shape from, Shape to)
    {
        int missing = to.Rank - from.Rank;
        for (int axis = 0; axis < to.Rank; axis++)
            if (axis < missing || (from[axis - missing] == 1 && to[axis] != 1)) yield return axis;
    }
}
