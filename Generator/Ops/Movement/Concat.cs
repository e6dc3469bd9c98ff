using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>Joins tensors along attribute "axis"; their other sizes are equal.</summary>
internal sealed class Concat : KernelOp
{
    public override string Name => "Concat";

    public override TensorType InferType(OpCall call)
    {
        if (call.Inputs.Count == 0) throw call.Invalid("there is nothing to join");
        call.RequireSameElements();
        call.RequireRank(0, 1);
        Shape first = call.Shape(0);
        int axis = call.Axis();
        Dim size = first[axis];
        for (int i = 1; i < call.Inputs.Count; i++)
        {
            Shape next = call.Shape(i);
            if (next.Rank != first.Rank || next.With(axis, 0) != first.With(axis, 0))
                throw new GraphException("AOTN2020", ShapeRules.Text(i), next.ToDisplayString(), first.ToDisplayString(), ShapeRules.Text(axis));
            size += next[axis];
        }
        return TensorType.Tensor(call.Element(0), first.With(axis, size));
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        int axis = Axis(node);
        var begin = new Shape(output.Shape.Select(_ => (Dim)0).ToEquatableArray());
        var gradients = new Value?[inputs.Count];
        for (int i = 0; i < inputs.Count; i++)
        {
            gradients[i] = dy.Slice(begin, inputs[i].Shape);
            begin = begin.With(axis, begin[axis] + inputs[i].Shape[axis]);
        }
        return gradients;
    }

    public override string? Gpu(KernelCall k)
    {
        int axis = Axis(k.Node);
        Shape to = k.OutType.Shape;
        string row = k.Size(to[axis] * to.Inner(axis));
        var lines = new List<string> { $"int outer = i / {row}, at = i % {row};" };
        for (int n = 0; n < k.In.Count; n++)
        {
            string columns = k.Size(k.InTypes[n].Shape[axis] * to.Inner(axis));
            lines.Add($"if (at >= 0 && at < {columns}) {k.Out}[i] = {k.In[n]}[outer * {columns} + at];");
            lines.Add($"at -= {columns};");
        }
        return string.Join("\n", lines);
    }

    public override Elements? Evaluate(Node node, IReadOnlyList<Elements> inputs)
    {
        int axis = Axis(node);
        var items = new List<Scalar>();
        for (long outer = 0; outer < node.Type.Shape.Outer(axis).Size; outer++)
            foreach (Elements input in inputs)
            {
                long columns = input.Type.Shape[axis].Size * node.Type.Shape.Inner(axis).Size;
                for (long column = 0; column < columns; column++) items.Add(input[(outer * columns) + column]);
            }
        return items.Count == 0 ? null : Elements.Of(node.Type, [.. items]);
    }

    public override string Call(KernelCall k)
    {
        int axis = Axis(k.Node);
        Shape to = k.OutType.Shape;
        Dim outer = to.Outer(axis), inner = to.Inner(axis), offset = 0;
        var copies = new List<string>();
        for (int i = 0; i < k.In.Count; i++)
        {
            Dim columns = k.InTypes[i].Shape[axis] * inner;
            copies.Add($"Strided.Write({k.In[i]}, {k.Out}, {k.Size(offset)}, {k.Sizes([outer, columns])}, {k.Sizes([to[axis] * inner, 1])})");
            offset += columns;
        }
        return string.Join(";\n", copies);
    }

    public override Value? Simplify(GraphBuilder g, Node node, IReadOnlyList<Value> inputs) => inputs.Count == 1 ? inputs[0] : null;

    private static int Axis(Node node) => node.Type.Shape.NormalizeAxis(node.Attributes.Int("axis", 0))!.Value;
}
