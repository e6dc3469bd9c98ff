using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>1 / sqrt(x).</summary>
internal sealed class Rsqrt : FloatFunction
{
    public override string Name => "Rsqrt";

    public override string OnnxName => "none: ONNX has Sqrt and Reciprocal";

    public override Saves Saves => Saves.Output;

    protected override Expr? Code(Expr x) => 1 / x.Sqrt();

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * -0.5 * (y * y * y);
}
