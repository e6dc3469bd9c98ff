using AotNet.Generator.Diagnostics;
using AotNet.Generator.Emission;
using AotNet.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Generator;

/// <summary>The compiler's pipeline. Every step but the first is a pure function of an equatable value, and cached while that stays equal.</summary>
[Generator]
public sealed partial class ModelGenerator : IIncrementalGenerator
{
    private static readonly string[] Attributes = ["AotNet.ModelAttribute", "AotNet.DnnClassifierAttribute", "AotNet.DnnRegressorAttribute"];

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string attribute in Attributes) Initialize(context, attribute);
    }

    private static void Initialize(IncrementalGeneratorInitializationContext context, string attribute)
    {
        // 1. The construction phase: C# to a graph. It runs again at every edit, so that it is all that runs again.
        IncrementalValuesProvider<FrontendResult> read = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (node, _) => node is TypeDeclarationSyntax, ModelReader.Read)
            .WithTrackingName(StageNames.Frontend);

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

        // 6. Bodies. Not wanted while typing, so that an editor does not wait for them.
        context.RegisterImplementationSourceOutput(
            plans.Select(static (plan, _) => EmitBody(plan)).WithTrackingName(StageNames.Emission),
            static (output, result) =>
            {
                if (result.Error is { } error) output.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.CompilerFailed, Location.None, result.Fetch, error));
                else output.AddSource(result.File!.HintName, result.File.Source);
            });
    }
}
