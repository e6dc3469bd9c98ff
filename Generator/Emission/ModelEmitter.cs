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

    /// <summary>The graph at run time, and the table of the model with each fetch's memory.</summary>
    public static EmittedFile GraphFile(ModelDeclaration declaration, ModelGraph graph, IReadOnlyList<FetchMemory> memory) =>
        new($"{declaration.HintName}.Graph.g.cs", GraphEmitter.Emit(declaration, graph, memory));

    /// <summary>The session of a model in error: every declared member, none that runs.</summary>
    public static EmittedFile InError(ModelDeclaration declaration) =>
        new($"{declaration.HintName}.Session.g.cs", SessionEmitter.EmitInError(declaration));

    /// <summary>The bodies of all fetches, each as <see cref="BodyEmitter.Members"/> gives it.</summary>
    public static EmittedFile Bodies(ModelFrame frame, IEnumerable<string> bodies) =>
        new($"{frame.HintName}.Cpu.g.cs", ModelFile.Write(frame, "unsafe partial class Session", bodies));

    /// <summary>All files of a model, from a graph whose gradients are expanded by <paramref name="differentiate"/>.</summary>
    /// <param name="optimize">False: no passes, no fusion.</param>
    public static IReadOnlyList<EmittedFile> All(
        ModelDeclaration declaration, ModelGraph graph, Func<ModelGraph, ModelGraph> differentiate, bool optimize = true, CancellationToken cancellation = default)
    {
        var plans = FetchRequest.Of(differentiate(graph), VariableLayout.Of(graph)).Select(request => Optimizer.Plan(request, cancellation, optimize)).ToList();
        return
        [
            Signatures(declaration, graph),
            GraphFile(declaration, graph, [.. plans.Select(FetchMemory.Of)]),
            Bodies(ModelFrame.Of(declaration), plans.Select(plan => BodyEmitter.Members(plan, Signature(graph, plan.Fetch.Name)))),
        ];
    }

    /// <summary>The signature of a fetch, or of the initializer, by name.</summary>
    public static FetchSignature Signature(ModelGraph graph, string fetch) =>
        fetch == FetchRequest.Initialize ? FetchSignature.Initializer : FetchSignature.Of(graph, graph.Fetches.First(item => item.Name == fetch));
}
