using AotNet.Generator.Common;
using AotNet.Generator.Emission.Cpu;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;

namespace AotNet.Generator.Emission;

/// <summary>One file of generated code.</summary>
internal sealed record EmittedFile(string HintName, string Source);

/// <summary>Writes a model's files. Needs no compilation: tests emit from graphs made by hand.</summary>
internal static class ModelEmitter
{
    /// <summary>The session without its bodies, from what the frontend gives.</summary>
    public static EmittedFile Signatures(ModelDeclaration declaration, ModelGraph graph) =>
        new($"{declaration.HintName}.Session.g.cs", SessionEmitter.Emit(declaration, graph, VariableLayout.Of(graph)));

    /// <summary>The graph at run time.</summary>
    public static EmittedFile GraphFile(ModelDeclaration declaration, ModelGraph graph) =>
        new($"{declaration.HintName}.Graph.g.cs", GraphEmitter.Emit(declaration, graph));

    /// <summary>The table of the model with each fetch's memory.</summary>
    public static EmittedFile SummaryFile(ModelDeclaration declaration, ModelGraph graph, IReadOnlyList<FetchMemory> memory) =>
        new($"{declaration.HintName}.Summary.g.cs", GraphEmitter.EmitSummary(declaration, graph, memory));

    /// <summary>The session of a model in error: every declared member, none that runs.</summary>
    public static EmittedFile InError(ModelDeclaration declaration) =>
        new($"{declaration.HintName}.Session.g.cs", SessionEmitter.EmitInError(declaration));

    /// <summary>The body of one fetch.</summary>
    public static EmittedFile Body(ModelFrame frame, FetchSignature signature, FetchPlan plan)
    {
        var text = new SourceWriter();
        using (ModelFile.Open(text, frame))
        using (text.Braces("unsafe partial class Session"))
            text.Line(BodyEmitter.Members(plan, signature));
        return new EmittedFile($"{frame.HintName}.{signature.FileName}.Cpu.g.cs", text.ToString());
    }

    /// <summary>All files of a model, from a graph whose gradients are expanded by <paramref name="differentiate"/>.</summary>
    /// <param name="optimize">False: no passes, no fusion.</param>
    public static IReadOnlyList<EmittedFile> All(
        ModelDeclaration declaration, ModelGraph graph, Func<ModelGraph, ModelGraph> differentiate, bool optimize = true, CancellationToken cancellation = default)
    {
        var files = new List<EmittedFile> { Signatures(declaration, graph), GraphFile(declaration, graph) };
        var plans = FetchRequest.Of(differentiate(graph), VariableLayout.Of(graph)).Select(request => Optimizer.Plan(request, cancellation, optimize)).ToList();
        files.AddRange(plans.Select(plan => Body(ModelFrame.Of(declaration), Signature(graph, plan.Fetch.Name), plan)));
        files.Add(SummaryFile(declaration, graph, [.. plans.Select(FetchMemory.Of)]));
        return files;
    }

    /// <summary>The signature of a fetch, or of the initializer, by name.</summary>
    public static FetchSignature Signature(ModelGraph graph, string fetch) =>
        fetch == FetchRequest.Initialize ? FetchSignature.Initializer : FetchSignature.Of(graph, graph.Fetches.First(item => item.Name == fetch));
}
