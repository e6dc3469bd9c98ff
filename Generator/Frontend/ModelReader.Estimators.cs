using System.Collections.Concurrent;
using System.Globalization;
using AotNet.Generator.Common;
using AotNet.Generator.Diagnostics;
using AotNet.Generator.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Generator.Frontend;

/// <summary>What an estimator's attribute leads to, apart from the class it stands on.</summary>
internal sealed record EstimatorModel(
    ModelGraph Graph, EquatableArray<PlaceholderMember> Placeholders, EquatableArray<VariableMember> Variables, EquatableArray<FetchMember> Fetches);

internal sealed partial class ModelReader
{
    /// <summary>Models by their whole source text, which is all that they depend on; some hundreds at most in one solution.</summary>
    private static readonly ConcurrentDictionary<string, EstimatorModel> Estimators = new(StringComparer.Ordinal);

    /// <summary>
    /// [DnnClassifier] and [DnnRegressor] are short for a model in C#, which is written out here and read as any other model is. Its
    /// fetches are Train(x, y, learningRate), Loss(x, y), Predicted(x) and, of a classifier, Probabilities(x).
    /// </summary>
    private FrontendResult ReadEstimator()
    {
        CheckDeclaration();
        bool isClassifier = KnownTypes.Attribute(type, "DnnClassifierAttribute") is not null;
        AttributeData attribute = KnownTypes.Attribute(type, isClassifier ? "DnnClassifierAttribute" : "DnnRegressorAttribute")!;
        var source = new EstimatorSource(attribute, isClassifier);
        if (source.Fault is { } fault) evaluator.Report(SyntaxOf(attribute), DiagnosticDescriptors.EstimatorArgument, type.Name, fault);
        EstimatorModel? model = evaluator.Findings.Count > 0 ? null : ModelOf(source);
        // In error it has the fetches of any other, so that the code that uses them is no further error.
        EstimatorModel? shown = model ?? (evaluator.Findings.Count > 0 ? ModelOf(new EstimatorSource(isClassifier)) : null);
        return new FrontendResult(
            Declare(shown?.Placeholders ?? [], shown?.Variables ?? [], shown?.Fetches ?? [], source.Declaration, []),
            model is null ? null : model.Graph with { Name = type.Name }, evaluator.Findings.ToEquatableArray(), []);
    }

    private EstimatorModel? ModelOf(EstimatorSource source)
    {
        string text = source.Write();
        if (Estimators.TryGetValue(text, out EstimatorModel? known)) return known;
        var options = evaluator.Compilation.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions;
        Compilation extended = evaluator.Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, options, cancellationToken: cancellation));
        INamedTypeSymbol written = extended.GetTypeByMetadataName(EstimatorSource.MetadataName)!;
        FrontendResult result = Read(written, extended, cancellation);
        foreach (Finding finding in result.Findings)
            evaluator.Report(SyntaxOf(type), DiagnosticDescriptors.Get(finding.Id), [.. finding.Arguments]);
        if (result.Graph is null) return null;
        var model = new EstimatorModel(result.Graph, result.Declaration.Placeholders, result.Declaration.Variables, result.Declaration.Fetches);
        if (Estimators.Count > 1000) Estimators.Clear();
        return Estimators.GetOrAdd(text, model);
    }
}
