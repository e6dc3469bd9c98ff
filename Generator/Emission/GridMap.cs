using AotNet.Generator.Common;
using AotNet.Generator.Optimization;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission;

/// <summary>
/// A grid of any rank seen as outer × rows × columns, each a group of neighbouring axes, and for each operand the distance in
/// elements along each of them. Axes that are one run of memory in every operand are one axis here.
/// </summary>
internal sealed class GridMap
{
    private GridMap(Axis[] outer, Axis[] rows, Axis[] columns) => (Outer, Rows, Columns) = (outer, rows, columns);

    public IReadOnlyList<Axis> Outer { get; }

    public IReadOnlyList<Axis> Rows { get; }

    /// <summary>At most one axis: what a vector lies along.</summary>
    public IReadOnlyList<Axis> Columns { get; }

    public Dim OuterCount => Count(Outer);

    public Dim RowCount => Count(Rows);

    public Dim ColumnCount => Count(Columns);

    /// <param name="Size">The number of steps.</param>
    /// <param name="Strides">For each operand, the elements that one step skips; 0 where it is repeated.</param>
    internal sealed record Axis(Dim Size, EquatableArray<Dim> Strides);

    /// <summary>The columns are as many of the last axes as are one run of memory in every operand.</summary>
    public static GridMap Of(Shape grid, IReadOnlyList<BufferInfo> operands)
    {
        var axes = Merge(Axes(grid, 0, grid.Rank, operands));
        int columns = Math.Min(axes.Length, 1);
        return new GridMap([], [.. axes.Take(axes.Length - columns)], [.. axes.Skip(axes.Length - columns)]);
    }

    /// <summary>The axes before <paramref name="rows"/> are outer ones, those from <paramref name="columns"/> on are columns.</summary>
    public static GridMap Of(Shape grid, IReadOnlyList<BufferInfo> operands, int rows, int columns) => new(
        Merge(Axes(grid, 0, rows, operands)), Merge(Axes(grid, rows, columns, operands)), Merge(Axes(grid, columns, grid.Rank, operands)));

    private static Axis[] Axes(Shape grid, int from, int to, IReadOnlyList<BufferInfo> operands)
    {
        var axes = new List<Axis>();
        for (int axis = from; axis < to; axis++)
            if (grid[axis] != 1) axes.Add(new Axis(grid[axis], operands.Select(operand => Stride(operand, grid.Rank, axis)).ToEquatableArray()));
        return [.. axes];
    }

    // A step along an outer axis that lands where the inner axis would go on makes them one.
    private static Axis[] Merge(Axis[] axes)
    {
        var merged = new Stack<Axis>();
        foreach (Axis axis in Enumerable.Reverse(axes))
        {
            if (merged.Count > 0 && merged.Peek() is var inner && inner.Strides.Zip(axis.Strides, (i, o) => i * inner.Size == o).All(same => same))
                merged.Push(new Axis(axis.Size * merged.Pop().Size, inner.Strides));
            else merged.Push(axis);
        }
        return [.. merged];
    }

    /// <summary>The elements from one step along an axis of the grid to the next.</summary>
    private static Dim Stride(BufferInfo operand, int rank, int gridAxis)
    {
        Shape shape = operand.Type.Shape;
        int axis = gridAxis - (rank - shape.Rank);
        if (axis < 0 || shape[axis] == 1) return 0;
        if (axis == shape.Rank - 1) return 1;
        Dim stride = operand.RowStride;
        for (int inner = axis + 1; inner < shape.Rank - 1; inner++) stride *= shape[inner];
        return stride;
    }

    private static Dim Count(IReadOnlyList<Axis> axes) => axes.Aggregate((Dim)1, (product, axis) => product * axis.Size);
}
