using AotNet.Generator.Common;
using AotNet.Generator.Differentiation;
using AotNet.Generator.Emission;
using AotNet.Generator.Emission.Cpu;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;

namespace AotNet.Generator;

// The steps' values and functions.
public sealed partial class ModelGenerator
{
    /// <summary>One fetch of a differentiated model; or why the model could not be differentiated.</summary>
    private sealed record FetchWork(ModelFrame Frame, FetchSignature Signature, FetchRequest? Request, string? Error = null);

    private sealed record PlannedFetch(ModelFrame Frame, FetchSignature Signature, FetchPlan? Plan, string? Error);

    /// <summary>The members that run one fetch; or why there are none.</summary>
    private sealed record BodyResult(ModelFrame Frame, string Fetch, string? Text, string? Error);

    private static EmittedFile EmitSignatures(FrontendResult model) => model.Graph is { } graph
        ? ModelEmitter.Signatures(model.Declaration, graph)
        : ModelEmitter.InError(model.Declaration);

    private static IEnumerable<FetchWork> Differentiate(FrontendResult model, CancellationToken cancellation)
    {
        if (model.Graph is not { } graph) return [];
        ModelFrame frame = ModelFrame.Of(model.Declaration);
        try
        {
            return FetchRequest.Of(ExpandGradients.Run(graph, cancellation), VariableLayout.Of(graph))
                .Select(request => new FetchWork(frame, ModelEmitter.Signature(graph, request.Fetch.Name), request)).ToList();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [new FetchWork(frame, FetchSignature.Initializer, null, Message(exception))];
        }
    }

    private static PlannedFetch Plan(FetchWork work, CancellationToken cancellation)
    {
        if (work.Request is null) return new PlannedFetch(work.Frame, work.Signature, null, work.Error);
        try
        {
            return new PlannedFetch(work.Frame, work.Signature, Optimizer.Plan(work.Request, cancellation), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new PlannedFetch(work.Frame, work.Signature, null, Message(exception));
        }
    }

    private static BodyResult EmitBody(PlannedFetch planned)
    {
        if (planned.Plan is null) return new BodyResult(planned.Frame, planned.Signature.Name, null, planned.Error);
        try
        {
            return new BodyResult(planned.Frame, planned.Signature.Name, BodyEmitter.Members(planned.Plan, planned.Signature), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new BodyResult(planned.Frame, planned.Signature.Name, null, Message(exception));
        }
    }

    private static EmittedFile EmitStages(ModelDeclaration declaration, ModelGraph graph, CancellationToken cancellation)
    {
        try
        {
            return StagesEmitter.Emit(declaration, graph, item => ExpandGradients.Run(item, cancellation), cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new EmittedFile($"{declaration.HintName}.Stages.g.cs", $"// {Message(exception).Replace('\n', ' ')}\n");
        }
    }

    // A mistake that only a later stage sees (an op without a gradient), or a fault of the compiler's own.
    private static string Message(Exception exception) => exception is GraphException graph
        ? string.Format(System.Globalization.CultureInfo.InvariantCulture, Diagnostics.DiagnosticDescriptors.Get(graph.Id).MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture), [.. graph.Arguments, "", ""])
        : exception.Message;
}
