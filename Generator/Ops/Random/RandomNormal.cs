using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Random;

/// <summary>Normal with attributes "mean" (0) and "stddev" (1).</summary>
internal sealed class RandomNormal : RandomOp
{
    public override string Name => "RandomNormal";

    protected override void Check(OpCall call)
    {
        if (!(call.Attributes.Float("stddev", 1) >= 0)) throw call.Invalid("the standard deviation is negative");
    }

    public override string Call(KernelCall k) => Fill(k, "Normal", k.Attributes.Float("mean", 0), k.Attributes.Float("stddev", 1));
}
