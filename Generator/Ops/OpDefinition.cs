using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops;

/// <summary>What a backward pass reads of the forward pass: it decides what is kept.</summary>
[Flags]
internal enum Saves
{
    Nothing = 0,
    Inputs = 1,
    Output = 2,
}

/// <summary>
/// An op: its names, shape rule, gradient and code, in one class in one file. An op is stateless; nodes refer to it by name.
/// </summary>
/// <remarks>
/// An op is one of: <see cref="ElementwiseOp"/>, <see cref="ReductionOp"/>, <see cref="KernelOp"/> (a routine of the runtime),
/// a composite (overrides <see cref="Expand"/> and has no code), or a leaf or request that the stages know by name.
/// </remarks>
internal abstract class OpDefinition
{
    /// <summary>The name in the graph and in TensorBoard.</summary>
    public abstract string Name { get; }

    /// <summary>The name in ONNX, or "none: " and the reason.</summary>
    public virtual string OnnxName => Name;

    /// <summary>The type of the result.</summary>
    /// <exception cref="GraphException">The operands or attributes do not fit; it names the axis and both sizes.</exception>
    public abstract TensorType InferType(OpCall call);

    public virtual Saves Saves => Saves.Nothing;

    /// <summary>Why it has no gradient, or null when it has one.</summary>
    public virtual string? NotDifferentiable => null;

    /// <summary>
    /// The gradients by each input, given the gradient <paramref name="dy"/> by the output; null where an input has none
    /// (integers, indices). A gradient has its input's shape: rules over broadcast inputs end in <see cref="GraphBuilderExtensions.SumTo"/>.
    /// </summary>
    public virtual Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        throw new GraphException("AOTN4001", Name, NotDifferentiable ?? "it has no gradient rule");

    /// <summary>
    /// The op as a formula of others, for composites; null for an op with code of its own. Expanded before optimization,
    /// and before differentiation unless <see cref="HasOwnGradient"/> says otherwise.
    /// </summary>
    public virtual Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs) => null;

    /// <summary>Of an op with <see cref="Expand"/>: whether differentiation uses its <see cref="Gradient"/> rather than the formula's.</summary>
    public virtual bool HasOwnGradient => false;

    /// <summary>Whether two equal nodes may be merged and an unused one dropped: false for random numbers and effects.</summary>
    public virtual bool IsPure => true;

    /// <summary>
    /// Whether the result is input 0's elements in the same row-major order under another shape (Reshape, Squeeze, ExpandDims):
    /// it is then a name for the same memory and costs nothing. A view needs no code.
    /// </summary>
    public virtual bool IsView => false;

    /// <summary>
    /// An equal, cheaper value for the node, or null: <c>x * 1</c> is x, a Transpose of a Transpose is one or none, MatMul takes a
    /// Transpose as a flag. The value must have the node's very type. Asked after differentiation, for each fetch.
    /// </summary>
    public virtual Value? Simplify(GraphBuilder g, Node node, IReadOnlyList<Value> inputs) => null;

    /// <summary>
    /// The value for operands that are known at compile time, with the bits that emitted code gives; null where those are not
    /// certain. Asked of pure ops whose result and operands have known, small shapes, and of elementwise ones whose operands are uniform.
    /// </summary>
    public virtual Elements? Evaluate(Node node, IReadOnlyList<Elements> inputs) => null;
}
