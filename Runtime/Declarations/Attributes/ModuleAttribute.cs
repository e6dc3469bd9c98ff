namespace AotNet;

/// <summary>Declares variables and functions that belong together. A model makes instances: one shares its variables with itself wherever it is used, two share nothing.</summary>
/// <remarks>
/// <code>
/// [Module]
/// partial class ReluUnit(int features)
/// {
///     [Variable] readonly Tensor&lt;float&gt; weights = RandomNormal&lt;float&gt;(features, 1);
///     public Tensor&lt;float&gt; Apply(Tensor&lt;float&gt; x) => Relu(MatMul(x, weights));
/// }
/// </code>
/// No code is generated for a module by itself; it becomes part of the models that use it. Its variables are named
/// <c>relu_unit/weights</c>, <c>relu_unit_1/weights</c>, … after the class, or after <see cref="Name"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModuleAttribute : Attribute
{
    /// <summary>The name scope of the module's nodes and variables, in place of the class's name.</summary>
    public string? Name { get; set; }
}
