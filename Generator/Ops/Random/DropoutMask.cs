using AotNet.Generator.Emission;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Random;

/// <summary>0 with probability "rate", else 1 / (1 - rate): what <see cref="Dropout"/> multiplies by.</summary>
internal sealed class DropoutMask : RandomOp
{
    public override string Name => "DropoutMask";

    public override string OnnxName => "none: the second result of Dropout";

    // Its key is given, so that equal nodes of one run are equal numbers.
    public override bool IsPure => true;

    protected override bool Accepts(ElementType type) => ShapeRules.IsFloatOrDouble(type);

    public override string Call(KernelCall k) =>
        $"Philox.DropoutMask({k.Out}, {k.Size(k.OutType.Shape.Count)}, {Stream(k)}, {Literals.Double(k.Attributes.Float("rate", 0))})";
}
