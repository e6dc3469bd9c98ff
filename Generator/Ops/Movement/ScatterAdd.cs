using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>
/// x (input 0) with the slices of updates (input 2) added at the positions of indices (input 1) along attribute "axis", one
/// after another in the order of the indices: the adjoint of <see cref="Gather"/>.
/// </summary>
internal sealed class ScatterAdd : KernelOp
{
    public override string Name => "ScatterAdd";

    public override string OnnxName => "none: ScatterND with reduction";

    public override Saves Saves => Saves.Inputs;

    public override TensorType InferType(OpCall call)
    {
        call.RequireRank(0, 1);
        call.RequireElement(0, ElementTypes.IsNumber);
        call.RequireElement(1, ShapeRules.IsIndex);
        if (call.Element(2) != call.Element(0))
            throw new GraphException("AOTN2011", Name, ElementTypes.DisplayName(call.Element(0)), ElementTypes.DisplayName(call.Element(2)));
        Shape x = call.Shape(0);
        int axis = call.Axis();
        var updates = new Shape(x.Take(axis).Concat(call.Shape(1)).Concat(x.Skip(axis + 1)).ToEquatableArray());
        if (call.Shape(2) != updates)
            throw call.Invalid($"the updates are {call.Shape(2).ToDisplayString()}; x {x.ToDisplayString()} and indices {call.Shape(1).ToDisplayString()} need {updates.ToDisplayString()}");
        return call[0];
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [dy, null, g.Add("Gather", [dy, inputs[1]], node.Attributes)];

    public override string Call(KernelCall k)
    {
        var (outer, n, inner) = k.Split(k.OutType.Shape, k.OutType.Shape.NormalizeAxis(k.Attributes.Int("axis", 0))!.Value);
        return $"ScatterAdd.Run({k.Label}, {k.In[0]}, {k.In[1]}, {k.In[2]}, {k.Out}, {outer}, {n}, {inner}, {k.Size(k.InTypes[1].Shape.Count)})";
    }
}
