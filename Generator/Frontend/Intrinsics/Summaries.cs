using AotNet.Generator.Graph;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Summaries: nodes that yield a record for TensorBoard.</summary>
internal static class Summaries
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Scalar"] = static call => call.Tensor("value") is { Type.IsScalar: true } value ? Make(call, "ScalarSummary", [value], Attributes.Of(("tag", Tag(call))))
            : throw new GraphException("AOTN2029", "Summary.Scalar", $"the value has shape {call.Tensor("value").Shape.ToDisplayString()}; a point of a curve has no axes"),
        ["Histogram"] = static call => Make(call, "HistogramSummary", [call.Tensor("values")], Attributes.Of(("tag", Tag(call)))),
        ["Image"] = static call => Make(call, "ImageSummary", [call.Tensor("images")], Attributes.Of(("tag", Tag(call)), ("maxImages", call.Int("maxImages")))),
        ["Text"] = static call => Make(call, "TextSummary", [], Attributes.Of(("tag", Tag(call)), ("text", (string?)call["text"] ?? ""))),
        ["Merge"] = static call => Make(call, "MergeSummary", call.Tensors("summaries"), Attributes.None),
    };

    // The scope is part of the tag, as in TensorFlow, so that curves of one model are grouped as its nodes are.
    private static string Tag(IntrinsicCall call) => call.Graph.Scope + (string?)call["tag"];

    private static Value Make(IntrinsicCall call, string op, IReadOnlyList<Value> inputs, Attributes attributes) =>
        call.Graph.AddTyped(op, TensorType.Summary, inputs, attributes, call["tag"] as string is { } tag && Evaluation.VariableScopes.IsLegal(tag) ? tag : op);
}
