using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>
/// Where the greatest or least element lies along attribute "axis" (the last unless given), as int; the first of equal ones, and the
/// first NaN where there is one.
/// </summary>
internal abstract class ArgExtreme : AxisOp
{
    public sealed override string? NotDifferentiable => "an index is an integer";

    /// <summary>How an element compares that does not take the place of the best one before it.</summary>
    protected abstract string Keeps { get; }

    protected sealed override bool Reduces => true;

    protected sealed override bool TakesAnyAxis => true;

    protected sealed override bool Accepts(ElementType type) => ElementTypes.IsNumber(type);

    protected sealed override ElementType ResultElement(OpCall call) => ElementType.Int32;

    public sealed override string? Gpu(KernelCall k)
    {
        var (outer, n, rows, columns) = Split(k);
        string x = k.In[0], stride = k.InStrides[0], row = $"i * {stride}", step = "";
        if (!IsAlongRows(k))
        {
            row = $"(i / ({rows} * {columns}) * {n} * {rows} + i / {columns} % {rows}) * {stride} + i % {columns}";
            step = $" * {rows} * {stride}";
        }
        return $$"""
            int row = {{row}}, best = 0;
            for (int j = 1; j < {{n}}; j++)
                if (!({{x}}[row + j{{step}}] {{Keeps}} {{x}}[row + best{{step}}]) && {{x}}[row + best{{step}}] == {{x}}[row + best{{step}}]) best = j;
            {{k.Out}}[i] = best;
            """;
    }

    public sealed override string Call(KernelCall k)
    {
        var (outer, n, rows, columns) = Split(k);
        string operands = $"{k.In[0]}, {k.InStrides[0]}, {k.Out}";
        return IsAlongRows(k) ? $"{Name}.Rows({operands}, {outer}, {n})" : $"{Name}.Columns({operands}, {outer}, {n}, {rows}, {columns})";
    }

    private bool IsAlongRows(KernelCall k) => Axis(k.Node, k.InTypes[0].Shape) == k.InTypes[0].Shape.Rank - 1;

    // The operand as [outer, n, rows, columns] with n along the axis; along the last one as [outer, n].
    private (string Outer, string N, string Rows, string Columns) Split(KernelCall k)
    {
        Shape x = k.InTypes[0].Shape;
        int axis = Axis(k.Node, x), last = x.Rank - 1;
        string outer = k.Size(x.Outer(axis)), n = k.Size(x[axis]);
        return axis == last ? (outer, n, "1", "1") : (outer, n, k.Split(x.Without(last), axis).Inner, k.Size(x[last]));
    }
}
