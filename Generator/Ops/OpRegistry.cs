namespace AotNet.Generator.Ops;

/// <summary>All ops. Each family's list is in a partial file of its own; a new op is one more line in one of them.</summary>
internal static partial class OpRegistry
{
    // Methods, not fields: static fields of a partial class initialize in an order that the files decide.
    private static readonly OpDefinition[] All = [.. Leaves(), .. Updates(), .. Elementwise(), .. Reductions(), .. LinearAlgebra(), .. Movement(), .. Random(), .. Losses()];

    private static readonly Dictionary<string, OpDefinition> ByName = All.ToDictionary(op => op.Name, StringComparer.Ordinal);

    public static IReadOnlyList<OpDefinition> Definitions => All;

    /// <exception cref="KeyNotFoundException">No op has that name.</exception>
    public static OpDefinition Get(string name) => Find(name) ?? throw new KeyNotFoundException($"No op is called '{name}'.");

    public static OpDefinition? Find(string name) => ByName.TryGetValue(name, out OpDefinition? op) ? op : null;
}
