using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Random;

/// <summary>Normal with attributes "mean" (0) and "stddev" (1), drawn again while further than two standard deviations from the mean.</summary>
internal sealed class TruncatedNormal : RandomOp
{
    public override string Name => "TruncatedNormal";

    public override string OnnxName => "none: ONNX has no truncated distribution";

    protected override void Check(OpCall call)
    {
        if (!(call.Attributes.Float("stddev", 1) >= 0)) throw call.Invalid("the standard deviation is negative");
    }

    public override string Call(KernelCall k) => Fill(k, "TruncatedNormal", k.Attributes.Float("mean", 0), k.Attributes.Float("stddev", 1));
}
