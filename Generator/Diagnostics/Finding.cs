using AotNet.Generator.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AotNet.Generator.Diagnostics;

/// <summary>A mistake that a stage found: an id, the message's arguments as text, and where, all equatable.</summary>
internal sealed record Finding(string Id, SourceSpan Location, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(DiagnosticDescriptors.Get(Id), Location.ToLocation(), Arguments.Select(argument => (object)argument).ToArray());
}

/// <summary>A place in the source, by value.</summary>
internal readonly record struct SourceSpan(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static SourceSpan Of(SyntaxNode node) => Of(node.GetLocation());

    public static SourceSpan Of(Location location) => new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    public Location ToLocation() => Path.Length == 0 && Span.IsEmpty ? Location.None : Location.Create(Path, Span, Lines);
}
