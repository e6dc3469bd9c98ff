using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops;

/// <summary>An op whose nodes are typed by whoever adds them: placeholders, variables, constants, requests.</summary>
internal class LeafOp(string name, string onnxName, string? notDifferentiable = null) : OpDefinition
{
    public override string Name { get; } = name;

    public override string OnnxName { get; } = onnxName;

    public override string? NotDifferentiable { get; } = notDifferentiable;

    public override TensorType InferType(OpCall call) => throw new InvalidOperationException($"{Name} is typed where it is added.");
}
