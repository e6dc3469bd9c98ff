using AotNet.Generator.Diagnostics;
using AotNet.Generator.Emission;
using AotNet.Generator.Emission.Gpu;
using AotNet.Generator.Frontend;
using AotNet.Generator.Frontend.Caching;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Generator;

/// <summary>The compiler's pipeline. Every step but the first is a pure function of an equatable value, and cached while that stays equal.</summary>
[Generator]
public sealed partial class ModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Whether the project refers to what GPU sessions need: one bool, the same from edit to edit.
        IncrementalValueProvider<bool> hasGpu = context.CompilationProvider.Select(static (compilation, _) => RefersToGpu(compilation))
            .WithTrackingName(StageNames.GpuReferences);
        // Without analyzers, who report mistakes otherwise, the build would pass with models that cannot run.
        IncrementalValueProvider<bool> reports = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => AnalyzerSwitch.IsOff(options.GlobalOptions))
            .WithTrackingName(StageNames.AnalyzerSwitch);

        // 1. The construction phase: C# to a graph. It runs again at every edit, so that it is all that runs again. Not by
        // ForAttributeWithMetadataName, which binds the attributes of every model at every edit, and so takes longer than all the rest
        // where nothing has changed; which class is a model is kept with the model.
        IncrementalValuesProvider<FrontendResult> read = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is TypeDeclarationSyntax { AttributeLists.Count: > 0 },
                static (context, cancellation) => FrontendCache.Read((TypeDeclarationSyntax)context.Node, context.SemanticModel, cancellation))
            .Where(static result => result is not null).Select(static (result, _) => result!)
            .WithTrackingName(StageNames.Frontend);

        // The compilation is combined with findings alone: there are none while analyzers are on, and then nothing runs.
        context.RegisterSourceOutput(
            read.Combine(reports).SelectMany(static (pair, _) => pair.Right ? pair.Left.Findings : []).WithTrackingName(StageNames.Findings).Combine(context.CompilationProvider),
            static (output, pair) => output.ReportDiagnostic(pair.Left.ToDiagnostic(pair.Right)));

        // 2. Without places in the source: a moved line changes nothing from here on.
        IncrementalValuesProvider<FrontendResult> models = read.Select(static (result, _) => result.WithoutPlaces())
            .Where(static result => result.Declaration.CanExtend)
            .WithTrackingName(StageNames.Graph);

        // 3. The session as its users see it.
        context.RegisterSourceOutput(
            models.Select(static (model, _) => EmitSignatures(model)).WithTrackingName(StageNames.Signatures),
            static (output, file) => output.AddSource(file.HintName, file.Source));

        // 4. Gradients; then each fetch goes its own way.
        IncrementalValuesProvider<FetchWork> fetches = models.SelectMany(static (model, cancellation) => Differentiate(model, cancellation))
            .WithTrackingName(StageNames.Differentiation);

        // 5. Kernels, order, memory.
        IncrementalValuesProvider<PlannedFetch> plans = fetches.Select(static (fetch, cancellation) => Plan(fetch, cancellation))
            .WithTrackingName(StageNames.Optimization);

        // 5b. The graph at run time, and what hovering over the session shows of the plans.
        IncrementalValuesProvider<FetchPart<FetchMemory>> memory = plans.Where(static plan => plan.Plan is not null)
            .Select(static (plan, _) => new FetchPart<FetchMemory>(plan.Frame.HintName, FetchMemory.Of(plan.Plan!)));
        context.RegisterSourceOutput(
            models.With(memory).Select(static (model, _) => ModelEmitter.GraphFile(model.Model.Declaration, model.Model.Graph!, model.Parts)).WithTrackingName(StageNames.Summary),
            static (output, file) => output.AddSource(file.HintName, file.Source));

        // 6. Bodies. Not wanted while typing, so that an editor does not wait for them. One file for all of a model: at every edit the
        // compiler compares each generated file's name with all others, which in a large project takes longer than all the rest.
        IncrementalValuesProvider<BodyResult> bodies = plans.Select(static (plan, _) => EmitBody(plan)).WithTrackingName(StageNames.Emission);
        context.RegisterImplementationSourceOutput(
            models.With(bodies.Where(static body => body.Text is not null).Select(static (body, _) => new FetchPart<string>(body.Frame.HintName, body.Text!)))
                .Where(static model => model.Parts.Any())
                .Select(static (model, _) => ModelEmitter.Bodies(ModelFrame.Of(model.Model.Declaration), model.Parts)),
            static (output, file) => output.AddSource(file.HintName, file.Source));
        context.RegisterImplementationSourceOutput(
            bodies.Where(static body => body.Error is not null),
            static (output, body) => output.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.CompilerFailed, Location.None, $"{body.Frame.Name}.{body.Fetch}", body.Error)));

        // On request: what each stage made, for a user who wants to see it.
        IncrementalValueProvider<bool> wantsStages = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property.AotNetEmitStages", out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
        context.RegisterImplementationSourceOutput(models.Combine(wantsStages), static (output, item) =>
        {
            if (!item.Right || item.Left.Graph is not { } graph) return;
            EmittedFile file = EmitStages(item.Left.Declaration, graph, output.CancellationToken);
            output.AddSource(file.HintName, file.Source);
        });

        // 7. The same plans for devices. What a device cannot run yet is left out of its session, which therefore waits for the plans.
        IncrementalValuesProvider<GpuBody> gpuBodies = plans.Combine(hasGpu).Where(static pair => pair.Right).Select(static (pair, _) => EmitGpuBody(pair.Left))
            .WithTrackingName(StageNames.GpuEmission);
        context.RegisterImplementationSourceOutput(
            models.With(gpuBodies.Where(static body => body.Text is not null).Select(static (body, _) => new FetchPart<string>(body.Frame.HintName, body.Text!)))
                .Where(static model => model.Parts.Any())
                .Select(static (model, _) => GpuModelEmitter.Bodies(ModelFrame.Of(model.Model.Declaration), model.Parts)),
            static (output, file) => output.AddSource(file.HintName, file.Source));
        context.RegisterSourceOutput(
            models.Combine(hasGpu).Where(static pair => pair.Right && pair.Left.Graph is null && !pair.Left.Declaration.TakenNames.Any()),
            static (output, pair) => output.AddSource($"{pair.Left.Declaration.HintName}.GpuSession.g.cs", SessionEmitter.EmitGpuInError(pair.Left.Declaration)));
        IncrementalValuesProvider<FetchPart<GpuOmission>> omissions = gpuBodies.Where(static body => body.Omission is not null)
            .Select(static (body, _) => new FetchPart<GpuOmission>(body.Frame.HintName, body.Omission!));
        context.RegisterSourceOutput(
            models.Combine(hasGpu).Where(static pair => pair.Right).Select(static (pair, _) => pair.Left).With(omissions)
                .Select(static (model, _) => EmitGpuSession(model)).WithTrackingName(StageNames.GpuSession),
            static (output, session) =>
            {
                output.AddSource(session.File.HintName, session.File.Source);
                foreach (GpuOmission omission in session.Omitted)
                    output.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NotOnGpu, Location.None, omission.Model, omission.Fetch, omission.Reason));
            });
    }
}
