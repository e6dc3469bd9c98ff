using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

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

    protected override Scalar? Fold(Scalar a, Scalar b) => a.Map(b, (x, y) => x, (x, y) => x & y);
}
