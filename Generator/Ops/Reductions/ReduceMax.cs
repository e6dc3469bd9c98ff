using AotNet.Generator.Ops.Folding;
using AotNet.Generator.Ops.Elementwise;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>The largest element along axes, NaN if one is NaN; of none -∞, or the type's least.</summary>
internal sealed class ReduceMax : ReduceExtreme
{
    public override string Name => "ReduceMax";

    public override double Identity(ElementType type) => type switch
    {
        ElementType.Int32 => int.MinValue,
        ElementType.Int64 => long.MinValue,
        ElementType.UInt8 => byte.MinValue,
        _ => double.NegativeInfinity,
    };

    public override string Combine(CodeArgs x) => MinMax.Code(x, "Max", x[0], x[1])!;

    protected override Scalar? Fold(Scalar a, Scalar b) => a.Map(b, Scalar.Greater, Math.Max);
}
