using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Generator.Frontend.Caching;

/// <summary>
/// The frontend's results from one edit to the next, and from the generator to the analyzers. An edit makes a new compilation, after
/// which the compiler has every model read again: 200 evaluations for a letter typed elsewhere.
/// </summary>
/// <remarks>
/// C# binds by name. What a model evaluates to depends on the files whose code it ran and on the declarations that these name. So a
/// result holds as long as those files are the same and no other file has changed a declaration of a name that occurs in them. Whatever
/// is doubtful (references, options, global usings) is read again. Bounded, and without symbols or compilations.
/// </remarks>
internal static class FrontendCache
{
    private const int Limit = 4000;

    private static readonly string[] Kinds = ["ModelAttribute", "DnnClassifierAttribute", "DnnRegressorAttribute"];

    private static readonly ConcurrentDictionary<(string Project, int Identity, string Model), Entry> Entries = new();

    /// <summary>The model that a class with attributes declares; null where it declares none, or where another part of it does.</summary>
    public static FrontendResult? Read(TypeDeclarationSyntax declaration, SemanticModel semantics, CancellationToken cancellation)
    {
        ProjectSnapshot now = ProjectSnapshot.Of(semantics.Compilation);
        if (Find(semantics.Compilation, now, NameOf(declaration)) is { } kept) return kept.IsAt(declaration) ? kept.Result : null;
        if (semantics.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol type) return null;
        Entry entry = Add(type, semantics.Compilation, now, cancellation);
        return entry.IsAt(declaration) ? entry.Result : null;
    }

    /// <summary>A class that is known to be a model.</summary>
    public static FrontendResult Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        ProjectSnapshot now = ProjectSnapshot.Of(compilation);
        return (Find(compilation, now, NameOf(type)) ?? Add(type, compilation, now, cancellation)).Result!;
    }

    private static Entry? Find(Compilation compilation, ProjectSnapshot now, string name) =>
        Entries.TryGetValue((compilation.AssemblyName ?? "", now.Identity, name), out Entry? entry) && entry.Holds(now) ? entry : null;

    private static Entry Add(INamedTypeSymbol type, Compilation compilation, ProjectSnapshot now, CancellationToken cancellation)
    {
        // C# refuses an attribute twice, and a class may have [Model] beside [DnnClassifier] while it is being written: the first counts.
        SyntaxReference? attribute = Kinds.Select(kind => KnownTypes.Attribute(type, kind)).FirstOrDefault(item => item is not null)?.ApplicationSyntaxReference;
        Entry entry;
        if (attribute is null) entry = new Entry(null, null, 0, [.. type.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree)], now);
        else
        {
            var (result, trees) = ModelReader.ReadWithTrees(type, compilation, cancellation);
            int start = attribute.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>()?.SpanStart ?? 0;
            entry = new Entry(result, attribute.SyntaxTree, start, trees, now);
            if (trees.IsEmpty) return entry; // a fault of the compiler's own
        }
        if (Entries.Count >= Limit) Entries.Clear();
        return Entries[(compilation.AssemblyName ?? "", now.Identity, NameOf(type))] = entry;
    }

    private static string NameOf(ISymbol symbol)
    {
        string name = symbol.MetadataName;
        for (ISymbol outer = symbol.ContainingSymbol; outer is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; outer = outer.ContainingSymbol)
            name = outer.MetadataName + (outer is INamedTypeSymbol ? "+" : ".") + name;
        return name;
    }

    // The same name without asking for the symbol, which is what costs.
    private static string NameOf(TypeDeclarationSyntax declaration)
    {
        string name = Own(declaration);
        for (SyntaxNode? outer = declaration.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is TypeDeclarationSyntax type) name = Own(type) + "+" + name;
            else if (outer is BaseNamespaceDeclarationSyntax space)
                name = string.Join(".", space.Name.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(part => part.Identifier.ValueText)) + "." + name;
        }
        return name;

        static string Own(TypeDeclarationSyntax type) => type.TypeParameterList is { Parameters.Count: var arity }
            ? $"{type.Identifier.ValueText}`{arity.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : type.Identifier.ValueText;
    }

    /// <param name="declaredIn">The file and the place of the part that has the attribute.</param>
    /// <param name="trees">The files that the evaluation went through.</param>
    private sealed class Entry(FrontendResult? result, SyntaxTree? declaredIn, int start, ImmutableArray<SyntaxTree> trees, ProjectSnapshot read)
    {
        private volatile ProjectSnapshot checkedAt = read;

        public FrontendResult? Result { get; } = result;

        public bool IsAt(TypeDeclarationSyntax declaration) => declaration.SyntaxTree == declaredIn && declaration.SpanStart == start;

        public bool Holds(ProjectSnapshot now)
        {
            if (checkedAt == now) return true;
            if (now.Since(checkedAt) is not { } change) return false;
            foreach (SyntaxTree tree in trees)
                if (change.Affects(tree)) return false;
            checkedAt = now;
            return true;
        }
    }
}
