using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Losses;

/// <summary>
/// The gradient of SparseSoftmaxCrossEntropyWithLogits by its logits: dy · (softmax(logits) - one-hot(labels)). Inputs:
/// labels [...], logits [..., C] and dy, which broadcasts to [...].
/// </summary>
internal sealed class SparseSoftmaxCrossEntropyGradient : KernelOp
{
    public override string Name => "SparseSoftmaxCrossEntropyGradient";

    public override string OnnxName => "none: a gradient";

    public override Saves Saves => Saves.Inputs;

    public override bool AcceptsRowStride => true;

    public override TensorType InferType(OpCall call)
    {
        call.RequireElement(1, ShapeRules.IsFloatOrDouble);
        ClassLabels.Check(call, labels: 0, logits: 1);
        if (call.Element(2) != call.Element(1) || call.Shape(2) != call.Shape(0))
            throw new GraphException("AOTN2002", Name, call.Shape(0).ToDisplayString(), call.Shape(2).ToDisplayString());
        return call[1];
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        // y = s (p - t) with p = softmax(logits) and s the incoming gradient: dp/dlogits is that of Softmax.
        var (labels, logits, scale) = (inputs[0], inputs[1], inputs[2]);
        int last = logits.Shape.Rank - 1;
        Value p = logits.Apply("Softmax"), difference = g.Add(Name, [labels, logits, g.Ones(scale.Type)]);
        Value dlogits = scale.ExpandDims(last) * (p * (dy - (dy * p).Sum([last], keepDims: true)));
        return [null, dlogits, (dy * difference).Sum([last])];
    }

    public override Dim GpuLanes(KernelCall k) => k.InTypes[0].Shape.Count;

    // A kernel cannot throw: a label that is no class gives NaN.
    public override string? Gpu(KernelCall k) => $$"""
        int row = i * {{k.InStrides[1]}}, label = {{k.In[0]}}[i];
        {{SoftmaxLane.Sum(k, k.In[1], k.InTypes[1])}}
        var scale = label >= 0 && label < {{SoftmaxLane.Columns(k, k.InTypes[1])}} ? {{k.In[2]}}[i] : {{k.Literal(double.NaN)}};
        var inverse = {{k.Literal(1)}} / sum;
        for (int j = 0; j < {{SoftmaxLane.Columns(k, k.InTypes[1])}}; j++)
        {
            var p = GpuMath.Exp({{k.In[1]}}[row + j] - maximum) * inverse;
            {{k.Out}}[i * {{k.OutStride}} + j] = scale * (j == label ? p - {{k.Literal(1)}} : p);
        }
        """;

    public override string Call(KernelCall k)
    {
        Shape x = k.InTypes[1].Shape;
        return $"SparseSoftmaxCrossEntropy.Gradient({k.In[0]}, {k.In[1]}, {k.InStrides[1]}, {k.In[2]}, 1, {k.Out}, {k.OutStride}, "
            + $"{k.Size(x.Outer(x.Rank - 1))}, {k.Size(x[x.Rank - 1])}, {k.Pool})";
    }
}
