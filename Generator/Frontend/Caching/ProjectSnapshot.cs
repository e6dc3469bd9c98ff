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

/// <summary>The files that an edit took away or replaced, and the declarations that it changed, by name.</summary>
internal sealed class ProjectChange(HashSet<SyntaxTree> gone, Func<IReadOnlyList<DeclaredName>> names)
{
    private IReadOnlyList<DeclaredName>? found;

    public static readonly ProjectChange None = new([], static () => []);

    /// <summary>Whether code in a file may have another meaning after it.</summary>
    public bool Affects(SyntaxTree tree)
    {
        if (gone.Contains(tree)) return true;
        found ??= names();
        if (found.Count == 0) return false;
        HashSet<string> used = TreeNames.Used(tree);
        return found.Any(name => used.Contains(name.Name) && (name.Owner is null || used.Contains(name.Owner)));
    }

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
    private static List<DeclaredName> NamesOf(HashSet<SyntaxTree> gone, HashSet<SyntaxTree> added)
    {
        var changed = new HashSet<DeclaredName>();
        foreach (var versions in gone.Concat(added).GroupBy(tree => tree.FilePath, StringComparer.Ordinal).Select(group => group.ToList()))
        {
            if (versions.Count == 2 && versions[0].IsEquivalentTo(versions[1], topLevel: true)) continue;
            if (versions.Count == 2)
            {
                var difference = new HashSet<DeclaredName>(TreeNames.Declared(versions[0]));
                difference.SymmetricExceptWith(TreeNames.Declared(versions[1]));
                changed.UnionWith(difference);
            }
            else foreach (SyntaxTree version in versions) changed.UnionWith(TreeNames.Declared(version));
        }
        return [.. changed.Select(name => name with { Signature = "" }).Distinct()];
    }

    private static string Directives(HashSet<SyntaxTree> trees) =>
        string.Join("\n", trees.Select(TreeNames.GlobalUsings).Where(text => text.Length > 0).OrderBy(text => text, StringComparer.Ordinal));
}
