namespace AotNet;

/// <summary>Declares a variable: a value that lives from its initializer to the end of its session.</summary>
/// <remarks>
/// <code>
/// [Variable] readonly Tensor&lt;float&gt; theta = Zeros&lt;float&gt;(9, 1);
///
/// // generated
/// session.Variables.Theta        // a Variable&lt;float&gt;: AsSpan(), Assign(…)
/// session.Variables["theta"]
/// </code>
/// Its shape and element type are its initial value's; all sizes must be known (AOTN3006).
/// </remarks>
[AttributeUsage(AttributeTargets.Field)]
public sealed class VariableAttribute : Attribute
{
    /// <summary>Whether optimizers update it unless told otherwise.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>The name below the current scope, in place of the member's name.</summary>
    public string? Name { get; set; }
}
