using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops;

/// <summary>
/// An op whose result has the elements of its operand in the same order, under another shape. A plan may let both share one
/// dense buffer; the copy is for where it does not.
/// </summary>
internal abstract class ViewOp : KernelOp
{
    public override bool IsView => true;

    public sealed override TensorType InferType(OpCall call) => TensorType.Tensor(call.Element(0), ResultShape(call));

    protected abstract Shape ResultShape(OpCall call);

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [dy.Reshape(inputs[0].Shape)];

    public override string Call(KernelCall k) => $"Strided.Read({k.In[0]}, {k.Out}, 0, [{k.Size(k.OutType.Shape.Count)}], [1])";

    public override string? Gpu(KernelCall k) => $"{k.Out}[i] = {k.In[0]}[i];";
}
