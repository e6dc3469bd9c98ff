using AotNet.Generator.Ops.Folding;
using AotNet.Generator.Ops.Elementwise;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>The smallest element along axes, NaN if one is NaN; of none ∞, or the type's greatest.</summary>
internal sealed class ReduceMin : ReduceExtreme
{
    public override string Name => "ReduceMin";

    public override double Identity(ElementType type) => type switch
    {
        ElementType.Int32 => int.MaxValue,
        ElementType.Int64 => long.MaxValue,
        ElementType.UInt8 => byte.MaxValue,
        _ => double.PositiveInfinity,
    };

    public override string Combine(CodeArgs x) => MinMax.Code(x, "Min", x[0], x[1])!;

    protected override Scalar? Fold(Scalar a, Scalar b) => a.Map(b, Scalar.Less, Math.Min);
}
