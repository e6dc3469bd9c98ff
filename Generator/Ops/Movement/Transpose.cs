using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>Reorders the axes: result axis i is axis permutation[i] of the operand. Without attribute "permutation", in reverse.</summary>
internal sealed class Transpose : StridedOp
{
    public override string Name => "Transpose";

    public override TensorType InferType(OpCall call)
    {
        Shape shape = call.Shape(0);
        int[]? permutation = Permutation(call.Attributes, shape);
        return permutation is not null ? TensorType.Tensor(call.Element(0), new Shape(permutation.Select(axis => shape[axis]).ToEquatableArray()))
            : throw new GraphException("AOTN2024", string.Join(", ", call.Attributes.Ints("permutation")!.Value.Select(ShapeRules.Text)), shape.ToDisplayString());
    }

    public override IndexMap? Map(Attributes attributes, Shape from, Shape to)
    {
        Dim[] strides = IndexMap.DenseStrides(from);
        return new IndexMap(0, Permutation(attributes, from)!.Select(axis => strides[axis]).ToEquatableArray());
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        int[] permutation = Permutation(node.Attributes, inputs[0].Shape)!;
        var inverse = new int[permutation.Length];
        for (int i = 0; i < permutation.Length; i++) inverse[permutation[i]] = i;
        return [dy.Transpose(inverse)];
    }

    /// <summary>Two in a row are one; one that changes nothing is none; one that moves only axes of size 1 is a view.</summary>
    public override Value? Simplify(GraphBuilder g, Node node, IReadOnlyList<Value> inputs)
    {
        Value x = inputs[0];
        int[] permutation = Permutation(node.Attributes, x.Shape)!;
        int[] moved = permutation.Where(axis => x.Shape[axis] != 1).ToArray();
        if (moved.Zip(moved.Skip(1), (a, b) => a < b).All(ordered => ordered)) return x.Reshape(node.Type.Shape);
        if (x.Node.Op != Name) return null;
        var inner = new Value(g, x.Node.Inputs[0]);
        int[] first = Permutation(x.Node.Attributes, inner.Shape)!;
        return inner.Transpose(permutation.Select(axis => first[axis]).ToArray());
    }

    /// <summary>The permutation with axes counted from the front, or null when it is none.</summary>
    public static int[]? Permutation(Attributes attributes, Shape shape)
    {
        if (attributes.Ints("permutation") is not { } given) return [.. Enumerable.Range(0, shape.Rank).Reverse()];
        int[] axes = given.Select(axis => shape.NormalizeAxis(axis) ?? -1).ToArray();
        return axes.Length == shape.Rank && axes.Distinct().Count() == axes.Length && !axes.Contains(-1) ? axes : null;
    }
}
