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
            if (!declaration.TakenNames.Contains("Graph"))
            {
                ModelFile.WriteSummary(text, "The model is in error and has no graph.");
                text.Line($"public static global::AotNet.GraphInfo Graph => {Fault(declaration)};").Line();
            }
            if (!declaration.TakenNames.Contains("Session")) WriteSessionInError(text, declaration);
        }
        return text.ToString();
    }

    private static void WriteSessionInError(SourceWriter text, ModelDeclaration declaration)
    {
        ModelFile.WriteSummary(text, "The model is in error; see the build's messages.");
        using (text.Braces("public sealed unsafe partial class Session : global::AotNet.SessionBase"))
        {
            WriteConstructors(text, declaration);
            text.Line().Line("protected override void RunInitializers() => throw InError();").Line();
            WriteFetchesInError(text, declaration);
            text.Line();
            WriteVariablesInError(text, declaration);
        }
    }

    /// <summary>The same for the session of a device, in a project that refers to what it needs.</summary>
    public static string EmitGpuInError(ModelDeclaration declaration)
    {
        var text = new SourceWriter();
        using (ModelFile.Open(text, ModelFrame.Of(declaration)))
        {
            ModelFile.WriteSummary(text, "The model is in error; see the build's messages.");
            using (text.Braces("public sealed class GpuSession : global::AotNet.Gpu.GpuSessionBase"))
            {
                text.Line($"public GpuSession(global::ILGPU.Runtime.Accelerator accelerator, global::AotNet.SessionOptions? options = null) : base(accelerator, options, \"{declaration.Name}\", null!) => throw InError();").Line();
                text.Line("public Session.VariableSet Variables => throw InError();").Line();
                text.Line("protected override void RunInitializers() => throw InError();").Line();
                WriteFetchesInError(text, declaration);
            }
        }
        return text.ToString();
    }

    private static string Fault(ModelDeclaration declaration) =>
        $"throw new global::System.InvalidOperationException(\"The model {declaration.Name} has errors; the build lists them.\")";

    private static void WriteFetchesInError(SourceWriter text, ModelDeclaration declaration)
    {
        text.Line($"private static global::System.InvalidOperationException InError() => {Fault(declaration).Substring("throw ".Length)};");
        foreach (FetchMember fetch in declaration.Fetches)
        {
            if (declaration.TakenNames.Contains(fetch.Name)) continue;
            text.Line();
            WriteInError(text, fetch);
        }
    }

    private static void WriteInError(SourceWriter text, FetchMember fetch)
    {
        var outputs = fetch.Results.Select(result => new FetchOutput(
            result.Name, result.Kind switch
            {
                ValueKind.Tensor => TensorType.Tensor(result.Element, result.Shape ?? (result.IsScalar ? Shapes.Shape.Scalar : [Shapes.Dim.Symbol("?")])),
                ValueKind.Summary => TensorType.Summary,
                _ => TensorType.Operation,
            })).ToEquatableArray();
        var signature = new FetchSignature(fetch.Name, [], [], outputs, fetch.IsTuple && (outputs.Count == 1 || outputs.Count(output => output.IsValue) > 1));
        List<string> spans = Parameters(ReadOnlySpan), tensors = Parameters($"scoped in {Tensors}ReadOnlyTensorSpan<");
        text.Line($"public {ReturnType(signature)} {fetch.Name}({string.Join(", ", spans)}) => throw InError();");
        var results = outputs.Zip(OutputNames(signature), (output, name) => (output, name)).Where(item => item.output.IsValue).Select(item =>
            IsSpan(item.output) ? $"{Span}{ElementTypes.CSharpName(item.output.Type.Element)}> {item.name}" : $"out {Type(item.output)} {item.name}");
        if (outputs.Any(IsSpan)) text.Line($"public void {fetch.Name}({string.Join(", ", spans.Concat(results))}) => throw InError();");
        if (spans.SequenceEqual(tensors)) return;
        text.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]");
        text.Line($"public {ReturnType(signature)} {fetch.Name}({string.Join(", ", tensors)}) => throw InError();");

        List<string> Parameters(string span) => [.. fetch.Feeds.Select(feed =>
            $"{(feed.Shape is { Rank: 0 } ? ElementTypes.CSharpName(feed.Element) : $"{span}{ElementTypes.CSharpName(feed.Element)}>")} {SessionNames.Escape(feed.Parameter)}")];
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
