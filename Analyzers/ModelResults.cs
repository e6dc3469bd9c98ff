using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AotNet.Generator.Diagnostics;
using AotNet.Generator.Frontend;
using AotNet.Generator.Frontend.Caching;
using Microsoft.CodeAnalysis;

namespace AotNet.Analyzers;

/// <summary>
/// What the generator's frontend says of each model of one compilation. All rules ask here, so a model is evaluated once,
/// however many rules there are.
/// </summary>
internal sealed class ModelResults
{
    private static readonly ConditionalWeakTable<Compilation, ModelResults> ByCompilation = new();

    private readonly Compilation compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, FrontendResult> results = new(SymbolEqualityComparer.Default);
    private readonly ImmutableHashSet<INamedTypeSymbol> attributes;

    private ModelResults(Compilation compilation)
    {
        this.compilation = compilation;
        attributes = new[] { "AotNet.ModelAttribute", "AotNet.DnnClassifierAttribute", "AotNet.DnnRegressorAttribute" }
            .Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>()
            .ToImmutableHashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
    }

    public static ModelResults Of(Compilation compilation) => ByCompilation.GetValue(compilation, key => new ModelResults(key));

    /// <summary>Whether the class is declared a model in this compilation's source.</summary>
    public bool IsModel(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Class && type.DeclaringSyntaxReferences.Length > 0
        && type.GetAttributes().Any(attribute => attribute.AttributeClass is { } kind && attributes.Contains(kind));

    public FrontendResult Read(INamedTypeSymbol model, CancellationToken cancellation)
    {
        // Not GetOrAdd with a factory that others wait for: a cancelled evaluation must not be what they get.
        if (results.TryGetValue(model, out FrontendResult? known)) return known;
        return results.GetOrAdd(model, FrontendCache.Read(model, compilation, cancellation));
    }

    public bool HasVariables(INamedTypeSymbol model, CancellationToken cancellation) =>
        IsModel(model) && Read(model, cancellation).Graph is { Variables.Count: > 0 };
}
