using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.LinearAlgebra;

/// <summary>
/// Matrix product over the last two axes; leading axes broadcast. Attributes "transposeA" and "transposeB" swap the last
/// two axes of an operand on the way.
/// </summary>
internal sealed class MatMul : OpDefinition
{
    public override string Name => "MatMul";

    public override Saves Saves => Saves.Inputs;

    public override TensorType InferType(OpCall call)
    {
        var (a, b) = (call.Shape(0), call.Shape(1));
        if (call.Element(0) != call.Element(1))
            throw new GraphException("AOTN2011", Name, ElementTypes.DisplayName(call.Element(0)), ElementTypes.DisplayName(call.Element(1)));
        if (!ElementTypes.IsNumber(call.Element(0))) throw new GraphException("AOTN2010", Name, ElementTypes.DisplayName(call.Element(0)));
        if (a.Rank < 2 || b.Rank < 2) throw new GraphException("AOTN2003", Name, "2", a.Rank < 2 ? a.ToDisplayString() : b.ToDisplayString());
        bool ta = call.Attributes.Bool("transposeA"), tb = call.Attributes.Bool("transposeB");
        var (m, k) = ta ? (a[a.Rank - 1], a[a.Rank - 2]) : (a[a.Rank - 2], a[a.Rank - 1]);
        var (k2, n) = tb ? (b[b.Rank - 1], b[b.Rank - 2]) : (b[b.Rank - 2], b[b.Rank - 1]);
        if (k != k2) throw new GraphException("AOTN2004", a.ToDisplayString(), b.ToDisplayString(), k.ToDisplayString(), k2.ToDisplayString());
        Shape batchA = new(a.Take(a.Rank - 2).ToEquatableArray()), batchB = new(b.Take(b.Rank - 2).ToEquatableArray());
        Shape batch = Broadcasting.Broadcast(batchA, batchB, out _)
            ?? throw new GraphException("AOTN2002", Name, a.ToDisplayString(), b.ToDisplayString());
        return TensorType.Tensor(call.Element(0), new Shape(batch.Concat([m, n]).ToEquatableArray()));
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        var (a, b) = (inputs[0], inputs[1]);
        bool ta = node.Attributes.Bool("transposeA"), tb = node.Attributes.Bool("transposeB");
        // y = op(a)·op(b): d op(a) = dy·op(b)ᵀ and d op(b) = op(a)ᵀ·dy; a transposed operand takes the transposed gradient.
        Value da = ta ? b.MatMul(dy, tb, true) : dy.MatMul(b, false, !tb);
        Value db = tb ? dy.MatMul(a, true, ta) : a.MatMul(dy, !ta, false);
        return [da.SumTo(a.Shape), db.SumTo(b.Shape)];
    }

    /// <summary>Takes a transposed operand as a flag.</summary>
    public override Value? Simplify(GraphBuilder g, Node node, IReadOnlyList<Value> inputs)
    {
        var (a, b) = (inputs[0], inputs[1]);
        bool ta = node.Attributes.Bool("transposeA"), tb = node.Attributes.Bool("transposeB");
        if (Untransposed(a) is { } plainA) return plainA.MatMul(b, !ta, tb);
        if (Untransposed(b) is { } plainB) return a.MatMul(plainB, ta, !tb);
        return null;
    }

    private static Value? Untransposed(Value value)
    {
        if (value.Node.Op != "Transpose") return null;
        var inner = new Value(value.Graph, value.Node.Inputs[0]);
        int[] permutation = Movement.Transpose.Permutation(value.Node.Attributes, inner.Shape)!;
        int last = permutation.Length - 1;
        bool swapsLastTwo = last >= 1 && permutation[last] == last - 1 && permutation[last - 1] == last
            && permutation.Take(last - 1).Select((axis, i) => axis == i).All(same => same);
        return swapsLastTwo ? inner : null;
    }
}
