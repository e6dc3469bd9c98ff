using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>Whether all elements along axes are true; true of none.</summary>
internal sealed class ReduceAll : ReductionOp
{
    public override string Name => "ReduceAll";

    public override string OnnxName => "none: ONNX reduces numbers only";

    public override string? NotDifferentiable => "its result is true or false";

    public override double Identity(ElementType type) => 1;

    public override string Combine(CodeArgs x) => x.Infix("And", "&");

    protected override bool Accepts(ElementType type) => type == ElementType.Bool;
}
