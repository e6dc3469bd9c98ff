using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>Whether one element along axes is true; false of none.</summary>
internal sealed class ReduceAny : ReductionOp
{
    public override string Name => "ReduceAny";

    public override string OnnxName => "none: ONNX reduces numbers only";

    public override string? NotDifferentiable => "its result is true or false";

    public override double Identity(ElementType type) => 0;

    public override string Combine(CodeArgs x) => x.Infix("Or", "|");

    protected override bool Accepts(ElementType type) => type == ElementType.Bool;

    protected override Scalar? Fold(Scalar a, Scalar b) => a.Map(b, (x, y) => x, (x, y) => x | y);
}
