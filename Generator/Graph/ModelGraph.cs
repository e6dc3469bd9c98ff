using AotNet.Generator.Common;

namespace AotNet.Generator.Graph;

/// <summary>
/// A model: a flat list of nodes in an order in which every operand comes before its user, and what is declared over them.
/// Equal graphs are equal values. No Roslyn type and no source location is in it.
/// </summary>
internal sealed record ModelGraph(
    string Name,
    EquatableArray<Node> Nodes,
    EquatableArray<PlaceholderInfo> Placeholders,
    EquatableArray<VariableInfo> Variables,
    EquatableArray<FetchInfo> Fetches)
{
    public override string ToString() => GraphPrinter.Print(this);
}

/// <summary>A feed of the model, in order of declaration.</summary>
/// <param name="Member">The member's name as declared.</param>
internal sealed record PlaceholderInfo(int Node, string Member);

/// <summary>A variable, in order of creation.</summary>
/// <param name="Node">Its <see cref="WellKnownOps.Variable"/> node, whose name is the variable's.</param>
/// <param name="Initial">The node that computes its initial value.</param>
/// <param name="Member">The member that declares it, if one does.</param>
internal sealed record VariableInfo(int Node, int Initial, bool Trainable, string? Member = null);

/// <summary>A method of the session.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Feeds">Its parameters: the placeholders it depends on, in order of declaration, then fed inner nodes.</param>
/// <param name="IsTuple">Whether it returns a tuple, also one of a single element.</param>
internal sealed record FetchInfo(string Name, EquatableArray<FetchResult> Results, EquatableArray<FeedInfo> Feeds, bool IsTuple = false);

/// <param name="Name">The tuple element's name, if it has one.</param>
internal sealed record FetchResult(int Node, string? Name = null);

/// <param name="Parameter">The name of the method's parameter.</param>
internal sealed record FeedInfo(int Node, string Parameter);
