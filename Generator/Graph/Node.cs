using AotNet.Generator.Common;

namespace AotNet.Generator.Graph;

/// <summary>One operation of the graph and the one value it yields. Operands are ids of earlier nodes.</summary>
/// <param name="Id">Its index in <see cref="ModelGraph.Nodes"/>.</param>
/// <param name="Op">The name of its <see cref="Ops.OpDefinition"/>.</param>
/// <param name="Name">The unique name with scopes, as TensorBoard shows it: <c>dnn/hidden1/MatMul</c>.</param>
internal sealed record Node(int Id, string Op, TensorType Type, EquatableArray<int> Inputs, Attributes Attributes, string Name)
{
    public bool IsPlaceholder => Op == WellKnownOps.Placeholder;

    public bool IsVariable => Op == WellKnownOps.Variable;

    public bool IsConstant => Op == WellKnownOps.Constant;
}

/// <summary>Names of the ops that stages must know: the graph's leaves and its requests.</summary>
internal static class WellKnownOps
{
    /// <summary>A feed. No inputs; the type is given.</summary>
    public const string Placeholder = "Placeholder";

    /// <summary>The value of a variable before the run. No inputs; <see cref="VariableInfo"/> says more.</summary>
    public const string Variable = "Variable";

    /// <summary>A constant: attribute "value", an int, float, bool or a flat list in row-major order (one element fills the shape).</summary>
    public const string Constant = "Constant";

    /// <summary>The size of an open dimension as a scalar: attribute "dim", one size; "type" is its element type.</summary>
    public const string DimSize = "DimSize";

    /// <summary>Gives a variable (input 0) a new value (input 1). Yields the new value.</summary>
    public const string Assign = "Assign";

    /// <summary>Runs its inputs, yields nothing.</summary>
    public const string Group = "Group";

    /// <summary>A request: the gradient of input 0 by input 1 (type of input 1). Input 2, if any, is dy. Expanded by Differentiation.</summary>
    public const string Gradient = "Gradient";

    /// <summary>
    /// A function's result (input 0) whose gradient the user gives. Input 1 is a <see cref="GradientSeed"/>, the next n are the
    /// function's operands, the last n the gradients by them, computed from the seed. See <see cref="Ops.CustomGradient"/>.
    /// </summary>
    public const string CustomGradient = "CustomGradient";

    /// <summary>Stands for the gradient by a function's result where the user's gradient is evaluated. No inputs; the result's type.</summary>
    public const string GradientSeed = "GradientSeed";
}
