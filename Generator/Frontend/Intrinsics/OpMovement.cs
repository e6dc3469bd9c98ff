using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Methods of <c>AotNet.Op</c> that yield several tensors: one node each.</summary>
internal static class OpMovement
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Split"] = static call => Split(call),
        ["Unstack"] = static call => Unstack(call),
        ["TopK"] = static call => TopK(call),
        ["And"] = static call => call.Graph.Add("LogicalAnd", [call.Tensor(0), call.Tensor(1)], name: call.Name),
        ["Or"] = static call => call.Graph.Add("LogicalOr", [call.Tensor(0), call.Tensor(1)], name: call.Name),
        ["Xor"] = static call => call.Graph.Add("LogicalXor", [call.Tensor(0), call.Tensor(1)], name: call.Name),
        ["Not"] = static call => call.Graph.Add("LogicalNot", [call.Tensor(0)], name: call.Name),
    };

    private static ArrayValue Split(IntrinsicCall call)
    {
        Value x = call.Tensor("x");
        var attributes = Attributes.Of(("axis", call.Int("axis")));
        int parts;
        if (call.Has("sizes"))
        {
            Shape sizes = call.Shape("sizes");
            attributes = attributes.With("sizes", sizes);
            parts = sizes.Rank;
        }
        else
        {
            parts = call.Int("parts");
            if (parts < 1) throw new ArgumentOutOfRangeException(nameof(parts), "there is at least one part");
            attributes = attributes.With("parts", parts);
        }
        return call.TensorArray(Enumerable.Range(0, parts).Select(index => call.Graph.Add("Split", [x], attributes.With("index", index), call.Name)));
    }

    private static ArrayValue Unstack(IntrinsicCall call)
    {
        Value x = call.Tensor("x");
        int axis = call.Int("axis");
        int normalized = x.Shape.NormalizeAxis(axis)
            ?? throw new GraphException("AOTN2006", "Unstack", axis.ToString(System.Globalization.CultureInfo.InvariantCulture), x.Shape.ToDisplayString());
        if (!x.Shape[normalized].IsKnown) throw call.Evaluator.Open(call.At, "Unstack", x.Shape[normalized]);
        return call.TensorArray(Enumerable.Range(0, (int)x.Shape[normalized].Size).Select(index =>
            call.Graph.Add("Unstack", [x], Attributes.Of(("axis", axis), ("index", index)), call.Name)));
    }

    private static TupleValue TopK(IntrinsicCall call)
    {
        var attributes = Attributes.Of(("k", call.Int("k")));
        Value[] x = [call.Tensor("x")];
        return new TupleValue([call.Graph.Add("TopK", x, attributes, call.Name), call.Graph.Add("TopKIndices", x, attributes, call.Name is { } name ? name + "_indices" : null)]);
    }
}
