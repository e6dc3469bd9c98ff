using AotNet.Generator.Common;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>The members of a tensor: what is known of it when the model is built, and its parts.</summary>
internal static class TensorMembers
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Shape"] = static call => Self(call).Shape,
        ["Rank"] = static call => Self(call).Shape.Rank,
        ["Name"] = static call => Self(call).Node.Name,
        ["this[]"] = static call => Part(call),
        ["op_UnaryPlus"] = static call => call[0],
        // Nodes are compared by reference, as keys and with null.
        ["op_Equality"] = static call => ConstructionEvaluator.AreEqual(call[0], call[1]),
        ["op_Inequality"] = static call => !ConstructionEvaluator.AreEqual(call[0], call[1]),
        ["Equals"] = static call => ConstructionEvaluator.AreEqual(call.Instance, call[0]),
    };

    private static Value Self(IntrinsicCall call) => call.Instance is Value value ? value : throw new NullReferenceException("the tensor is null");

    private static Value Part(IntrinsicCall call)
    {
        Value x = Self(call);
        var indices = call.Evaluator.Items(call[0], call.At);
        if (indices.Count > x.Shape.Rank)
            throw new GraphException("AOTN2006", "Slice", (indices.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), x.Shape.ToDisplayString());
        var (begin, size) = (new Dim[x.Shape.Rank], new Dim[x.Shape.Rank]);
        var kept = new List<Dim>();
        for (int axis = 0; axis < x.Shape.Rank; axis++)
        {
            Dim length = x.Shape[axis];
            switch (axis < indices.Count ? indices[axis] : null)
            {
                case null:
                    (begin[axis], size[axis]) = (0, length);
                    kept.Add(length);
                    break;
                case RangeValue range:
                    begin[axis] = Offset(range.Start, length);
                    size[axis] = Offset(range.End, length) - begin[axis];
                    kept.Add(size[axis]);
                    break;
                case var index: // its axis goes
                    begin[axis] = index is IndexValue item ? Offset(item, length) : index is Dim open ? open : call.Evaluator.ToInt(index, call.At);
                    size[axis] = 1;
                    break;
            }
        }
        Value slice = x.Graph.Add("Slice", [x], Attributes.Of(("begin", Sizes(begin)), ("size", Sizes(size))));
        return slice.Reshape(Sizes(kept));
    }

    private static Dim Offset(IndexValue index, Dim length) => index.FromEnd ? length - index.Value : index.Value;

    private static Shape Sizes(IEnumerable<Dim> sizes) => new(sizes.ToEquatableArray());
}
