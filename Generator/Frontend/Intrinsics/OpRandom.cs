using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Random tensors of <c>AotNet.Op</c>. By convention but for their overloads, which leave the mean or the deviation to the op.</summary>
internal static class OpRandom
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["RandomUniform"] = static call => Draw(call, "minimum", "maximum"),
        ["RandomNormal"] = static call => Draw(call, "mean", "stddev"),
        ["TruncatedNormal"] = static call => Draw(call, "mean", "stddev"),
    };

    private static Value Draw(IntrinsicCall call, params string[] parameters)
    {
        var attributes = new List<(string, AttributeValue)> { ("shape", call.Shape("shape")), ("type", call.TypeArgument()) };
        foreach (string parameter in parameters)
            if (call.Has(parameter)) attributes.Add((parameter, call.Double(parameter)));
        return call.Graph.Add(call.Method.Name, [], Attributes.Of([.. attributes]), call.Name);
    }
}
