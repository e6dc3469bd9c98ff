using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops;

internal abstract partial class ElementwiseOp
{
    public sealed override Elements? Evaluate(Node node, IReadOnlyList<Elements> inputs)
    {
        if (inputs.All(input => input.IsUniform))
            return Fold([.. inputs.Select(input => input[0])], node.Type.Element) is { } one ? Elements.Of(node.Type, [one]) : null;
        if (!node.Type.Shape.IsKnown) return null;
        var items = new List<Scalar>();
        foreach (long[] positions in Elements.Broadcast(node.Type.Shape, inputs))
        {
            if (Fold([.. inputs.Select((input, i) => input[positions[i]])], node.Type.Element) is not { } item) return null;
            items.Add(item);
        }
        return items.Count == 0 ? null : Elements.Of(node.Type, [.. items]);
    }

    /// <summary>
    /// The result for known operands, with the bits that emitted code gives; null where those are not certain at compile time:
    /// the runtime's own functions, and whatever depends on the machine.
    /// </summary>
    protected virtual Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => null;
}
