using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Losses;

/// <summary>e^x over its sum along attribute "axis" (the last unless given), with the maximum subtracted first.</summary>
internal sealed class Softmax : AxisOp
{
    public override string Name => "Softmax";

    public override Saves Saves => Saves.Output;

    protected override bool Accepts(ElementType type) => ShapeRules.IsFloatOrDouble(type);

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [output * (dy - (dy * output).Sum([Axis(node, output.Shape)], keepDims: true))];

    public override Dim GpuLanes(KernelCall k) => k.OutType.Shape.Outer(k.OutType.Shape.Rank - 1);

    public override string? Gpu(KernelCall k) => $$"""
        int row = i * {{k.InStrides[0]}};
        {{SoftmaxLane.Sum(k, k.In[0], k.InTypes[0])}}
        for (int j = 0; j < {{Rows(k).Columns}}; j++) {{k.Out}}[i * {{k.OutStride}} + j] = GpuMath.Exp({{k.In[0]}}[row + j] - maximum) / sum;
        """;

    public override string Call(KernelCall k)
    {
        var (rows, columns) = Rows(k);
        return $"Softmax.Rows({k.In[0]}, {k.InStrides[0]}, {k.Out}, {k.OutStride}, {rows}, {columns}, {k.Pool})";
    }
}
