using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Random;

/// <summary>The numbers from 0 on in random order, as many as attribute "shape", one size, says.</summary>
internal sealed class RandomPermutation : RandomOp
{
    public override string Name => "RandomPermutation";

    public override string OnnxName => "none: no such op";

    // Its key is given, so that equal nodes of one run are equal numbers.
    public override bool IsPure => true;

    protected override bool Accepts(ElementType type) => type == ElementType.Int32;

    protected override void Check(OpCall call)
    {
        if (call.RequireDims("shape").Rank != 1) throw call.Invalid("a permutation has one axis");
    }

    public override string Call(KernelCall k) => $"Philox.Permutation({k.Out}, {k.Size(k.OutType.Shape[0])}, {Stream(k)})";
}
