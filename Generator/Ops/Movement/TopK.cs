using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>The attribute "k" greatest elements of each row, greatest first; of equal ones the first comes first, NaN before all.</summary>
internal class TopK : KernelOp
{
    public override string Name => "TopK";

    public override Saves Saves => Saves.Inputs;

    protected virtual ElementType ResultElement(ElementType type) => type;

    public sealed override TensorType InferType(OpCall call)
    {
        call.RequireRank(0, 1);
        call.RequireElement(0, ElementTypes.IsNumber);
        Shape shape = call.Shape(0);
        long k = call.Attributes.Int("k", 1);
        Dim columns = shape[shape.Rank - 1];
        if (!columns.IsKnown) throw new GraphException("AOTN2023", Name, ShapeRules.Text(shape.Rank - 1), shape.ToDisplayString());
        if (k < 0 || k > columns.Size) throw call.Invalid($"k is {k} and a row of {shape.ToDisplayString()} has {columns} elements");
        return TensorType.Tensor(ResultElement(call.Element(0)), shape.With(shape.Rank - 1, Dim.Known(k)));
    }

    // Each dy goes to the column that its element came from: the columns of one row's results differ, so nothing is added.
    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        Shape shape = inputs[0].Shape;
        int last = shape.Rank - 1;
        Value places = g.Add("OneHot", [g.Add("TopKIndices", inputs, node.Attributes)], Attributes.Of(("depth", shape[last].Size), ("type", dy.Element)));
        return [(places * dy.ExpandDims(shape.Rank)).Sum([last])];
    }

    public override string Call(KernelCall k) => Routine("Values", k);

    protected static string Routine(string routine, KernelCall k)
    {
        Shape from = k.InTypes[0].Shape;
        int last = from.Rank - 1;
        return $"TopK.{routine}({k.In[0]}, {k.Out}, {k.Size(from.Outer(last))}, {k.Size(from[last])}, {k.Size(k.OutType.Shape[last])})";
    }
}
