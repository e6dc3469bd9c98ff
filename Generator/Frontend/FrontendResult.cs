using AotNet.Generator.Common;
using AotNet.Generator.Diagnostics;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Frontend;

/// <summary>What the frontend makes of one model.</summary>
/// <param name="Graph">Null when the model is in error.</param>
/// <param name="Findings">
/// The mistakes, with their places. A model may be in error without one: where the C# compiler itself reports the mistake.
/// </param>
/// <param name="NodePlaces">
/// The expression that made each node, by id, for analyzers that report what later stages find; empty unless asked for.
/// </param>
internal sealed record FrontendResult(
    ModelDeclaration Declaration,
    ModelGraph? Graph,
    EquatableArray<Finding> Findings,
    EquatableArray<SourceSpan> NodePlaces)
{
    /// <summary>Whether the model must not be run.</summary>
    public bool IsInError => Graph is null;

    /// <summary>
    /// The result without anything that moves when a line moves: what later steps are made from, so that they stay cached.
    /// </summary>
    public FrontendResult WithoutPlaces() => this with { Findings = [], NodePlaces = [] };
}
