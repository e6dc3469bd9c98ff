using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Caching;

/// <summary>The parts of one compilation by reference, to see what an edit has changed.</summary>
internal sealed class ProjectSnapshot
{
    private static readonly ConditionalWeakTable<Compilation, ProjectSnapshot> ByCompilation = new();

    private readonly ImmutableArray<SyntaxTree> trees;
    private readonly ImmutableArray<MetadataReference> references;
    private readonly CompilationOptions options;
    private Tuple<ProjectSnapshot, ProjectChange?>? last;

    private ProjectSnapshot(Compilation compilation)
    {
        // A model does not depend on what is generated from it: so the compilations of generator and analyzers are one and the same.
        trees = [.. compilation.SyntaxTrees.Where(tree => !IsOwn(tree))];
        references = compilation.ExternalReferences;
        options = compilation.Options;
    }

    public static ProjectSnapshot Of(Compilation compilation) => ByCompilation.GetValue(compilation, static key => new ProjectSnapshot(key));

    /// <summary>Tells projects of one name apart, such as those of several target frameworks.</summary>
    public int Identity => references.IsEmpty ? 0 : RuntimeHelpers.GetHashCode(references[0]);

    /// <summary>What has changed since an earlier state; null for more than files: references, options, global usings.</summary>
    public ProjectChange? Since(ProjectSnapshot earlier)
    {
        // All models of a project ask for the same two states.
        if (last is { } known && known.Item1 == earlier) return known.Item2;
        ProjectChange? change = earlier == this ? ProjectChange.None
            : references.SequenceEqual(earlier.references) && options.Equals(earlier.options) ? ProjectChange.Between(earlier.trees, trees) : null;
        last = Tuple.Create(earlier, change);
        return change;
    }

    private static bool IsOwn(SyntaxTree tree) =>
        tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && tree.FilePath.Contains("AotNet.Generator.ModelGenerator");
}

/// <summary>The files that an edit took away or replaced, and the names whose meaning it may have changed in others.</summary>
internal sealed class ProjectChange(HashSet<SyntaxTree> gone, Func<HashSet<string>> names)
{
    private HashSet<string>? found;

    public static readonly ProjectChange None = new([], static () => []);

    public HashSet<SyntaxTree> Gone { get; } = gone;

    public HashSet<string> Names => found ??= names();

    public static ProjectChange? Between(ImmutableArray<SyntaxTree> before, ImmutableArray<SyntaxTree> after)
    {
        var gone = new HashSet<SyntaxTree>(before);
        gone.ExceptWith(after);
        var added = new HashSet<SyntaxTree>(after);
        added.ExceptWith(before);
        if (Directives(gone) != Directives(added)) return null;
        return new ProjectChange(gone, () => NamesOf(gone, added));
    }

    // An edit inside of bodies leaves what other files see as it was.
    private static HashSet<string> NamesOf(HashSet<SyntaxTree> gone, HashSet<SyntaxTree> added)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in gone.Concat(added).GroupBy(tree => tree.FilePath, StringComparer.Ordinal))
        {
            SyntaxTree[] versions = [.. group];
            if (versions.Length == 2 && versions[0].IsEquivalentTo(versions[1], topLevel: true)) continue;
            foreach (SyntaxTree version in versions) names.UnionWith(TreeNames.Declared(version));
        }
        return names;
    }

    private static string Directives(HashSet<SyntaxTree> trees) =>
        string.Join("\n", trees.Select(TreeNames.GlobalUsings).Where(text => text.Length > 0).OrderBy(text => text, StringComparer.Ordinal));
}
