using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops;

/// <summary>Small compositions that gradient rules and composites share.</summary>
internal static class GraphBuilderExtensions
{
    /// <summary>Sums away the axes along which a value of shape <paramref name="shape"/> was repeated: the adjoint of broadcasting.</summary>
    public static Value SumTo(this Value value, Shape shape)
    {
        if (value.Shape == shape) return value;
        int[] axes = Broadcasting.RepeatedAxes(shape, value.Shape).ToArray();
        Value sum = axes.Length == 0 ? value : value.Sum(axes, keepDims: true);
        return sum.Shape == shape ? sum : sum.Reshape(shape);
    }

    public static Value Sum(this Value value, IEnumerable<int> axes, bool keepDims = false) =>
        value.Apply("ReduceSum", ("axes", AttributeValue.Ints(axes)), ("keepDims", keepDims));

    public static Value Reshape(this Value value, Shape shape) => value.Shape == shape ? value : value.Apply("Reshape", ("shape", shape));

    public static Value BroadcastTo(this Value value, Shape shape) => value.Shape == shape ? value : value.Apply("BroadcastTo", ("shape", shape));

    public static Value Transpose(this Value value, params int[] permutation) => value.Apply("Transpose", ("permutation", AttributeValue.Ints(permutation)));

    /// <summary>Swaps the last two axes.</summary>
    public static Value TransposeMatrix(this Value value)
    {
        int[] axes = Enumerable.Range(0, value.Shape.Rank).ToArray();
        (axes[axes.Length - 1], axes[axes.Length - 2]) = (axes[axes.Length - 2], axes[axes.Length - 1]);
        return value.Transpose(axes);
    }

    public static Value ExpandDims(this Value value, int axis) => value.Apply("ExpandDims", ("axis", axis));

    public static Value Slice(this Value value, Shape begin, Shape size) => value.Apply("Slice", ("begin", begin), ("size", size));

    public static Value MatMul(this Value a, Value b, bool transposeA = false, bool transposeB = false) =>
        a.Graph.Add("MatMul", [a, b], Attributes.Of(("transposeA", transposeA), ("transposeB", transposeB)));

    public static Value Cast(this Value value, ElementType type) => value.Element == type ? value : value.Apply("Cast", ("type", type));

    /// <summary>Of bools: one or the other.</summary>
    public static Value Where(this Value condition, Value then, Value otherwise) => condition.Graph.Add("Where", [condition, then, otherwise]);

    /// <summary>x * y + z in one rounding, and one instruction where an update is fused into the product that makes its gradient.</summary>
    public static Value MulAdd(this Value x, Value y, Value z) => x.Graph.Add("FusedMultiplyAdd", [x, y, z]);

    /// <summary>A comparison by the op's name.</summary>
    public static Value Compare(this Value x, string comparison, Value y) => x.Graph.Add(comparison, [x, y]);

    public static Value Greater(this Value x, double y) => x.Compare("Greater", x.Graph.Scalar(y, x.Element));

    public static Value Less(this Value x, double y) => x.Compare("Less", x.Graph.Scalar(y, x.Element));

    public static Value And(this Value x, Value y) => x.Graph.Add("LogicalAnd", [x, y]);

    public static Value Or(this Value x, Value y) => x.Graph.Add("LogicalOr", [x, y]);

    public static Value Zeros(this GraphBuilder graph, TensorType type) => graph.Fill(0, type);

    public static Value Ones(this GraphBuilder graph, TensorType type) => graph.Fill(1, type);
}
