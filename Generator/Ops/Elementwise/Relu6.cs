using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>min(max(x, 0), 6), with slope 0 at 0 and 6.</summary>
internal sealed class Relu6 : FloatFunction
{
    public override string Name => "Relu6";

    public override string OnnxName => "Clip";

    public override Saves Saves => Saves.Output;

    protected override Expr? Code(Expr x) => x.Call("Relu").Call("Min", x.Constant(6));

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) =>
        y.Greater(0).And(y.Less(6)).Where(dy, g.Scalar(0, dy.Element));
}
