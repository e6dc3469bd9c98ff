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

    public override string Call(KernelCall k)
    {
        Shape x = k.InTypes[1].Shape;
        return $"SparseSoftmaxCrossEntropy.Gradient({k.In[0]}, {k.In[1]}, {k.InStrides[1]}, {k.In[2]}, 1, {k.Out}, {k.OutStride}, "
            + $"{k.Size(x.Outer(x.Rank - 1))}, {k.Size(x[x.Rank - 1])}, {k.Pool})";
    }
}
