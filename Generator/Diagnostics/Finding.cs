using System.Collections.Immutable;
using AotNet.Generator.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AotNet.Generator.Diagnostics;

/// <summary>A mistake that a stage found: an id, the message's arguments as text, and where, all equatable.</summary>
internal sealed record Finding(string Id, SourceSpan Location, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() => ToDiagnostic(Location.ToLocation());

    /// <summary>At its place in a compilation, so that #pragma, severities and code fixes work on it.</summary>
    public Diagnostic ToDiagnostic(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            if (tree.FilePath == Location.Path && Location.Span.End <= tree.Length)
                return ToDiagnostic(Microsoft.CodeAnalysis.Location.Create(tree, Location.Span));
        return ToDiagnostic();
    }

    private Diagnostic ToDiagnostic(Location location) => Diagnostic.Create(
        DiagnosticDescriptors.Get(Id), location,
        // The message's arguments by number, for fixes that need the shapes.
        Arguments.Select((argument, i) => (argument, i)).ToImmutableDictionary(
            item => item.i.ToString(System.Globalization.CultureInfo.InvariantCulture), item => (string?)item.argument),
        // What is not given is empty: only the frontend can say where sizes come from.
        [.. Arguments.Select(argument => (object)argument), .. Enumerable.Repeat("", 8)]);
}

/// <summary>A place in the source, by value.</summary>
internal readonly record struct SourceSpan(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static SourceSpan Of(SyntaxNode node) => Of(node.GetLocation());

    public static SourceSpan Of(Location location) => new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    public Location ToLocation() => Path.Length == 0 && Span.IsEmpty ? Location.None : Location.Create(Path, Span, Lines);
}
