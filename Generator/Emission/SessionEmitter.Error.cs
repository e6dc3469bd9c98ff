using AotNet.Generator.Common;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Emission;

// A model in error has all declared members, which throw: the code that uses them stays free of errors, so that one mistake is one error.
internal static partial class SessionEmitter
{
    public static string EmitInError(ModelDeclaration declaration)
    {
        var text = new SourceWriter();
        using (OpenModel(text, declaration))
        {
            if (declaration.Estimator is { } estimator) EstimatorEmitter.WriteInError(text, declaration.Name, estimator);
            else WriteModelMembers(text, declaration);
            ModelFile.WriteSummary(text, "The model is in error; see the build's messages.");
            using (text.Braces("public sealed unsafe partial class Session : global::AotNet.SessionBase"))
            {
                WriteConstructors(text, declaration);
                text.Line().Line("protected override void RunInitializers() => throw InError();").Line();
                text.Line($"private static global::System.InvalidOperationException InError() => new(\"The model {declaration.Name} has errors; the build lists them.\");");
                foreach (FetchMember fetch in declaration.Fetches)
                {
                    text.Line();
                    WriteInError(text, fetch);
                }
                text.Line();
                WriteVariablesInError(text, declaration);
            }
        }
        return text.ToString();
    }

    private static void WriteInError(SourceWriter text, FetchMember fetch)
    {
        // The shape of a result may be unknown: a lone result is taken for a tensor unless it is known to be a scalar.
        var outputs = fetch.Results.Select(result => new FetchOutput(
            result.Name, result.Kind switch
            {
                ValueKind.Tensor => TensorType.Tensor(result.Element, result.Shape ?? [Shapes.Dim.Symbol("?")]),
                ValueKind.Summary => TensorType.Summary,
                _ => TensorType.Operation,
            })).ToEquatableArray();
        var signature = new FetchSignature(fetch.Name, [], [], outputs, fetch.IsTuple && outputs.Count(output => output.IsValue) != 1);
        var feeds = fetch.Feeds.Select(feed => feed.Shape is { Rank: 0 }
            ? $"{ElementTypes.CSharpName(feed.Element)} {SessionNames.Escape(feed.Parameter)}"
            : $"{ReadOnlySpan}{ElementTypes.CSharpName(feed.Element)}> {SessionNames.Escape(feed.Parameter)}").ToList();
        text.Line($"public {ReturnType(signature)} {fetch.Name}({string.Join(", ", feeds)}) => throw InError();");
        var spans = outputs.Zip(OutputNames(signature), (output, name) => (output, name)).Where(item => item.output.IsValue).Select(item =>
            IsSpan(item.output) ? $"{Span}{ElementTypes.CSharpName(item.output.Type.Element)}> {item.name}" : $"out {Type(item.output)} {item.name}");
        if (outputs.Any(IsSpan)) text.Line($"public void {fetch.Name}({string.Join(", ", feeds.Concat(spans))}) => throw InError();");
    }

    private static void WriteVariablesInError(SourceWriter text, ModelDeclaration declaration)
    {
        using (text.Braces("public sealed class VariableSet : global::AotNet.VariableStore"))
        {
            text.Line("internal VariableSet() => throw InError();");
            foreach (VariableMember variable in declaration.Variables)
                text.Line($"public global::AotNet.Variable<{ElementTypes.CSharpName(variable.Element)}> {VariablesEmitter.PropertyName(variable.Member, declaration.Variables.Select(item => item.Member))} => throw InError();");
        }
    }
}
