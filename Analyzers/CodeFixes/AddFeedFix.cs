using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>
/// CS7036 and CS1501: gives a fetch of a session the feeds that its call lacks, by name. The value is what is in scope under the
/// feed's name, or <c>default</c>, to be filled in.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddFeedFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["CS7036", "CS1501"];

    private protected override Edit? Replacement(Fault fault)
    {
        if (Invocation(fault.At) is not { } call || Fetch(fault) is not { } fetch) return null;
        var arguments = call.ArgumentList.Arguments;
        int byPosition = arguments.TakeWhile(argument => argument.NameColon is null).Count();
        var missing = fetch.Parameters.Skip(byPosition).Where(parameter => arguments.All(argument => argument.NameColon?.Name.Identifier.ValueText != parameter.Name)).ToList();
        if (missing.Count == 0) return null;
        var added = missing.Select(parameter => SyntaxFactory.Argument(SyntaxFactory.ParseExpression(Value(fault, call, parameter)))
            .WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(Escaped(parameter.Name))).WithTrailingTrivia(SyntaxFactory.Space))
            .WithLeadingTrivia(arguments.Count > 0 || parameter.Ordinal > missing[0].Ordinal ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : default));
        string feeds = string.Join(", ", missing.Select(parameter => parameter.Name));
        return new($"Feed {feeds}", call, call.WithArgumentList(call.ArgumentList.AddArguments([.. added])));
    }

    private static string Value(Fault fault, SyntaxNode call, IParameterSymbol parameter)
    {
        foreach (ISymbol symbol in fault.Semantics.LookupSymbols(call.SpanStart))
            if (string.Equals(symbol.Name.TrimStart('_'), parameter.Name, StringComparison.OrdinalIgnoreCase) && IsDeclaredBefore(symbol, call)
                && TypeOf(symbol) is { } type && fault.Semantics.Compilation.ClassifyCommonConversion(type, parameter.Type).IsImplicit)
                return Escaped(symbol.Name);
        return "default";
    }

    private static bool IsDeclaredBefore(ISymbol symbol, SyntaxNode call) =>
        symbol is not ILocalSymbol || symbol.DeclaringSyntaxReferences.All(reference => reference.Span.End <= call.SpanStart);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
