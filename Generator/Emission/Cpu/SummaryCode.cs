using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Cpu;

/// <summary>The expression that makes a summary's record from values in memory.</summary>
internal static class SummaryCode
{
    public const string Record = "global::AotNet.Summaries.SummaryRecord";

    public static string Of(PlanCode code, Node node)
    {
        string tag = KernelCall.Quote(node.Attributes.String("tag") ?? node.Name);
        return $"new {Record}()" + node.Op switch
        {
            "ScalarSummary" => $".AddScalar({tag}, (double){code.Scalar(node.Inputs[0])})",
            "HistogramSummary" => $".AddHistogram<{code.Type(node.Inputs[0])}>({tag}, {Span(code, node.Inputs[0])})",
            "ImageSummary" => $".AddImages<{code.Type(node.Inputs[0])}>({tag}, {Span(code, node.Inputs[0])}, {Image(code, node)})",
            "TextSummary" => $".AddText({tag}, {Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(node.Attributes.String("text") ?? "", quote: true)})",
            "MergeSummary" => string.Concat(node.Inputs.Select(input => $".Add(r{input})")),
            _ => throw new InvalidOperationException($"{node.Op} makes no record."),
        };
    }

    private static string Span(PlanCode code, int node) =>
        $"new global::System.ReadOnlySpan<{code.Type(node)}>({code.Pointer(code.BufferOf(node))}, {code.Size(code.Node(node).Type.Shape.Count)})";

    private static string Image(PlanCode code, Node node)
    {
        Shape shape = code.Node(node.Inputs[0]).Type.Shape;
        return $"{code.Size(shape[1])}, {code.Size(shape[2])}, {code.Size(shape[3])}, {node.Attributes.Int("maxImages", 3)}";
    }
}
