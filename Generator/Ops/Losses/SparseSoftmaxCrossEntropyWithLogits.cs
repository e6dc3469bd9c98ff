using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Losses;

/// <summary>
/// -log softmax(logits)[label], one loss a row. Inputs: labels [...] of int and logits [..., C]. A primitive, not a formula:
/// the gradient softmax - one-hot needs no logarithm, and both are one pass over a row.
/// </summary>
internal sealed class SparseSoftmaxCrossEntropyWithLogits : KernelOp
{
    public override string Name => "SparseSoftmaxCrossEntropyWithLogits";

    public override string OnnxName => "SoftmaxCrossEntropyLoss";

    public override Saves Saves => Saves.Inputs;

    public override bool AcceptsRowStride => true;

    public override TensorType InferType(OpCall call)
    {
        call.RequireElement(1, ShapeRules.IsFloatOrDouble);
        ClassLabels.Check(call, labels: 0, logits: 1);
        return TensorType.Tensor(call.Element(1), call.Shape(0));
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [null, g.Add("SparseSoftmaxCrossEntropyGradient", [inputs[0], inputs[1], dy])];

    // A kernel cannot throw: a label that is no class gives NaN.
    public override string? Gpu(KernelCall k) => $$"""
        int row = i * {{k.InStrides[1]}}, label = {{k.In[0]}}[i];
        {{SoftmaxLane.Sum(k, k.In[1], k.InTypes[1])}}
        {{k.Out}}[i] = label >= 0 && label < {{SoftmaxLane.Columns(k, k.InTypes[1])}} ? GpuMath.Log(sum) - ({{k.In[1]}}[row + label] - maximum) : {{k.Literal(double.NaN)}};
        """;

    public override string Call(KernelCall k)
    {
        Shape x = k.InTypes[1].Shape;
        return $"SparseSoftmaxCrossEntropy.Loss({k.In[0]}, {k.In[1]}, {k.InStrides[1]}, {k.Out}, {k.Size(x.Outer(x.Rank - 1))}, {k.Size(x[x.Rank - 1])}, {k.Pool})";
    }
}
