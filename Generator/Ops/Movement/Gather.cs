using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>
/// Slices of x (input 0) at the positions of indices (input 1) along attribute "axis": the axis gives way to the shape of the
/// indices. An index out of range is an exception when it runs.
/// </summary>
internal sealed class Gather : KernelOp
{
    public override string Name => "Gather";

    public override Saves Saves => Saves.Inputs;

    public override TensorType InferType(OpCall call)
    {
        call.RequireRank(0, 1);
        call.RequireElement(1, ShapeRules.IsIndex);
        Shape x = call.Shape(0);
        int axis = call.Axis();
        return TensorType.Tensor(call.Element(0), new Shape(x.Take(axis).Concat(call.Shape(1)).Concat(x.Skip(axis + 1)).ToEquatableArray()));
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [g.Add("ScatterAdd", [g.Zeros(inputs[0].Type), inputs[1], dy], Attributes.Of(("axis", node.Attributes.Int("axis", 0)))), null];

    public override string Call(KernelCall k)
    {
        var (outer, n, inner) = k.Split(k.InTypes[0].Shape, k.InTypes[0].Shape.NormalizeAxis(k.Attributes.Int("axis", 0))!.Value);
        return $"Gather.Run({k.Label}, {k.In[0]}, {k.In[1]}, {k.Out}, {outer}, {n}, {inner}, {k.Size(k.InTypes[1].Shape.Count)})";
    }
}
