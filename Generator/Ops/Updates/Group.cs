using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Updates;

/// <summary>Runs all its inputs; yields nothing.</summary>
internal sealed class Group : OpDefinition
{
    public override string Name => "Group";

    public override string OnnxName => "none: an effect";

    public override bool IsPure => false;

    public override string? NotDifferentiable => "it yields nothing";

    public override TensorType InferType(OpCall call) => TensorType.Operation;
}
