using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>The index of the greatest element along attribute "axis" (the last unless given), as int; the first of equal ones, and the first NaN where there is one.</summary>
internal sealed class ArgMax : AxisOp
{
    public override string Name => "ArgMax";

    public override string? NotDifferentiable => "an index is an integer";

    protected override bool Reduces => true;

    protected override bool Accepts(ElementType type) => ElementTypes.IsNumber(type);

    protected override ElementType ResultElement(OpCall call) => ElementType.Int32;

    public override string? Gpu(KernelCall k) => $$"""
        int row = i * {{k.InStrides[0]}}, best = 0;
        for (int j = 1; j < {{Rows(k).Columns}}; j++)
            if (!({{k.In[0]}}[row + j] <= {{k.In[0]}}[row + best]) && {{k.In[0]}}[row + best] == {{k.In[0]}}[row + best]) best = j;
        {{k.Out}}[i] = best;
        """;

    public override string Call(KernelCall k)
    {
        var (rows, columns) = Rows(k);
        return $"ArgMax.Rows({k.In[0]}, {k.InStrides[0]}, {k.Out}, {rows}, {columns})";
    }
}
