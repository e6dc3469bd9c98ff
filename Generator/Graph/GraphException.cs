using AotNet.Generator.Common;

namespace AotNet.Generator.Graph;

/// <summary>
/// A node that cannot be: sizes, ranks or element types that do not fit. Construction code turns it into a finding at the
/// expression that made the node.
/// </summary>
/// <param name="id">The diagnostic's id, <c>AOTN2001</c> and so on; see <see cref="Diagnostics.DiagnosticDescriptors"/>.</param>
/// <param name="arguments">The arguments of the diagnostic's message.</param>
internal sealed class GraphException(string id, params string[] arguments) : Exception(id + ": " + string.Join("; ", arguments))
{
    public string Id { get; } = id;

    public EquatableArray<string> Arguments { get; } = arguments.ToEquatableArray();

    /// <summary>The operands that do not fit, by node, where there is a graph.</summary>
    public EquatableArray<int> Operands { get; set; } = [];

    /// <summary>The attributes of the node that cannot be.</summary>
    public Attributes Attributes { get; set; }
}
