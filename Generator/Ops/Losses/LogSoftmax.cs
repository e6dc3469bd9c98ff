using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Losses;

/// <summary>The logarithm of Softmax, precise also where a probability is tiny.</summary>
internal sealed class LogSoftmax : AxisOp
{
    public override string Name => "LogSoftmax";

    public override Saves Saves => Saves.Output;

    protected override bool Accepts(ElementType type) => ShapeRules.IsFloatOrDouble(type);

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [dy - output.Apply("Exp") * dy.Sum([Axis(node, output.Shape)], keepDims: true)];

    public override Dim GpuLanes(KernelCall k) => k.OutType.Shape.Outer(k.OutType.Shape.Rank - 1);

    public override string? Gpu(KernelCall k) => $$"""
        int row = i * {{k.InStrides[0]}};
        {{SoftmaxLane.Sum(k, k.In[0], k.InTypes[0])}}
        var log = GpuMath.Log(sum);
        for (int j = 0; j < {{Rows(k).Columns}}; j++) {{k.Out}}[i * {{k.OutStride}} + j] = {{k.In[0]}}[row + j] - maximum - log;
        """;

    public override string Call(KernelCall k)
    {
        var (rows, columns) = Rows(k);
        return $"Softmax.LogRows({k.In[0]}, {k.InStrides[0]}, {k.Out}, {k.OutStride}, {rows}, {columns}, {k.Pool})";
    }
}
