using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Generator.SessionUse;

/// <summary>
/// Whether a project names what is generated for a model, by its syntax. A class that is not partial gets its part only then: C# says
/// once that partial is missing (CS0260), at the class, where it would say at each use that there is no session.
/// </summary>
internal static class ModelUse
{
    public static bool IsIn(Compilation compilation, string model, bool isEstimator, CancellationToken cancellation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            foreach (SyntaxNode node in tree.GetRoot(cancellation).DescendantNodes())
                if (IsUse(node, model, isEstimator)) return true;
        return false;
    }

    /// <summary>Whether a finding says what C# says as well, now that the class has a part.</summary>
    public static bool SaysTheSame(Finding finding, Compilation compilation, CancellationToken cancellation)
    {
        if (finding.Id != DiagnosticDescriptors.NotPartial.Id && finding.Id != DiagnosticDescriptors.ContainingTypeNotPartial.Id) return false;
        if (finding.ToDiagnostic(compilation).Location is not { SourceTree: { } tree, SourceSpan: var span }) return false;
        return tree.GetRoot(cancellation).FindNode(span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
            && IsIn(compilation, declaration.Identifier.ValueText, declaration.AttributeLists.SelectMany(list => list.Attributes).Any(IsEstimator), cancellation);
    }

    private static bool IsEstimator(AttributeSyntax attribute) => Last(attribute.Name).StartsWith("Dnn", StringComparison.Ordinal);

    // An estimator is made itself; of other models only the session is.
    private static bool IsUse(SyntaxNode node, string model, bool isEstimator) => node switch
    {
        MemberAccessExpressionSyntax { Expression: var left, Name.Identifier.ValueText: "Session" or "GpuSession" or "Graph" or "Default" } => Last(left) == model,
        QualifiedNameSyntax { Left: var left, Right.Identifier.ValueText: "Session" or "GpuSession" } => Last(left) == model,
        ObjectCreationExpressionSyntax { Type: var made } => isEstimator && Last(made) == model,
        _ => false,
    };

    private static string Last(SyntaxNode name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => "",
    };
}
