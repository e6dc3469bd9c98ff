using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using AotNet.Generator.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.SessionUse;

/// <summary>
/// AOTN6002: a session used in a statement that follows its Dispose in the same list of statements. The one mistake in the use of
/// sessions that is an error, and so the one that a build without analyzers reports as well.
/// </summary>
internal static class UseAfterDispose
{
    /// <summary>The first use after Dispose of each session of a body, and the session's name.</summary>
    public static IEnumerable<(SyntaxNode At, string Session)> In(IOperation block, SessionSymbols symbols)
    {
        foreach (SessionLocal session in SessionLocal.In(block, symbols))
        {
            var disposes = session.Calls.Where(IsUnconditionalDispose).ToList();
            // A second Dispose does nothing.
            ILocalReferenceOperation? first = session.Uses.FirstOrDefault(use => use.Parent is not IInvocationOperation { TargetMethod.Name: "Dispose" }
                && disposes.Any(dispose => use.Syntax.SpanStart >= dispose.Syntax.Span.End && IsInside(use, dispose.Parent!.Parent!)));
            if (first is not null) yield return (first.Parent is IInvocationOperation call ? call.Syntax : first.Syntax, session.Local.Name);
        }
    }

    /// <summary>The same over a project that has its sessions still to come.</summary>
    public static IEnumerable<Diagnostic> In(Compilation compilation, ImmutableArray<EmittedFile> sessions, CancellationToken cancellation)
    {
        // To bind code costs; most projects dispose by using, and have none that could be meant.
        var bodies = compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot(cancellation).DescendantNodes()).Where(IsDispose).Select(Body).Distinct().ToList();
        if (bodies.Count == 0) yield break;
        var options = (CSharpParseOptions)bodies[0].SyntaxTree.Options;
        Compilation whole = compilation.AddSyntaxTrees(sessions.Select(file => CSharpSyntaxTree.ParseText(file.Source, options, file.HintName, cancellationToken: cancellation)));
        if (SessionSymbols.Find(whole) is not { } symbols) yield break;
        foreach (SyntaxNode body in bodies)
            if (whole.GetSemanticModel(body.SyntaxTree).GetOperation(body, cancellation) is { } block)
                foreach (var (at, session) in In(block, symbols))
                    yield return Diagnostic.Create(DiagnosticDescriptors.SessionUsedAfterDispose, at.GetLocation(), session);
    }

    private static bool IsDispose(SyntaxNode node) => node is ExpressionStatementSyntax
    {
        Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax, Name.Identifier.ValueText: "Dispose" } }
    };

    /// <summary>The whole body that a statement is in, as an analyzer gets it: of a method, an accessor, an initial value, or the program itself.</summary>
    private static SyntaxNode Body(SyntaxNode statement) => statement.Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
            or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax } or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } })
        ?? statement.SyntaxTree.GetRoot();

    // A statement of its own: session.Dispose(); what is inside an if or a lambda may not have run.
    private static bool IsUnconditionalDispose(IInvocationOperation call) =>
        call.TargetMethod.Name == "Dispose" && call.Parent is IExpressionStatementOperation { Parent: IBlockOperation };

    private static bool IsInside(IOperation operation, IOperation outer)
    {
        for (IOperation? at = operation; at is not null; at = at.Parent)
            if (at == outer) return true;
        return false;
    }
}
