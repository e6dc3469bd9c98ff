namespace AotNet;

/// <summary>Puts the nodes and variables of a member into a name scope.</summary>
/// <param name="name">The scope, absolute: members with the same name share one scope, whoever asks for a node first.</param>
/// <remarks>
/// <code>
/// [Scope("loss"), Fetch] Tensor&lt;float&gt; Mse => ReduceMean(Square(Error));
///
/// // nodes of the graph
/// loss/Square, loss/ReduceMean
/// </code>
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Field)]
public sealed class ScopeAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
