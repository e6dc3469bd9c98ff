using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Diagnostics;

/// <summary>
/// Every diagnostic, one field each, in partial files by stage. Ids are never reused; the thousands digit is the stage:
/// 1 declaration and construction code, 2 shapes and types, 3 variables, 4 gradients, 5 back end, 6 the use of sessions.
/// </summary>
internal static partial class DiagnosticDescriptors
{
    // A property, not a field: static fields of a partial class initialize in an order that the files decide.
    private static Dictionary<string, DiagnosticDescriptor> ById => field ??= All().ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    public static IEnumerable<DiagnosticDescriptor> All() =>
        from item in typeof(DiagnosticDescriptors).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
        where item.FieldType == typeof(DiagnosticDescriptor)
        orderby item.Name
        select (DiagnosticDescriptor)item.GetValue(null)!;

    /// <exception cref="KeyNotFoundException">No diagnostic has that id.</exception>
    public static DiagnosticDescriptor Get(string id) => ById[id];

    private static DiagnosticDescriptor Make(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) => new(
        id, title, message,
        category: id[4] switch { '1' => "Declaration", '2' => "Shapes", '3' => "Variables", '4' => "Gradients", '5' => "BackEnd", _ => "Sessions" },
        severity, isEnabledByDefault: true,
        helpLinkUri: $"https://github.com/aotnet/aotnet/blob/main/Analyzers/Rules/Docs/{id}.md");
}
