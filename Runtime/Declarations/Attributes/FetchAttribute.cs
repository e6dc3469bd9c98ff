namespace AotNet;

/// <summary>Makes a node, or a tuple of nodes, a method of the session, whose parameters are the placeholders that it depends on, in order of declaration.</summary>
/// <remarks>
/// <code>
/// [Fetch] Tensor&lt;int&gt; Z => X * 3;
/// [Fetch] (Tensor&lt;int&gt; Y, Tensor&lt;int&gt; Z) YAndZ => (Y, Z);
/// [Fetch(Feed = nameof(X))] Tensor&lt;int&gt; YFromX => Y;
///
/// // generated
/// public int Z();
/// public (int Y, int Z) YAndZ();          // one run: what both need is evaluated once
/// public int YFromX(int x);               // nothing above X is evaluated
/// </code>
/// A scalar comes back as <c>T</c>, a tensor as <c>System.Numerics.Tensors.Tensor&lt;T&gt;</c>; an overload writes into the
/// caller's span and allocates nothing. An <see cref="Operation"/> gives <c>void</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Field)]
public sealed class FetchAttribute : Attribute
{
    /// <summary>The member to feed in place of what it is computed from. AOTN1018 when it is no node, AOTN1019 when the fetch does not depend on it.</summary>
    public string? Feed { get; set; }

    /// <summary>Several members to feed.</summary>
    public string[]? Feeds { get; set; }
}
