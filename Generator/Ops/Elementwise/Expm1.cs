using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>e^x - 1, precise near zero.</summary>
internal sealed class Expm1 : FloatFunction
{
    public override string Name => "Expm1";

    public override string OnnxName => "none: ONNX has Exp only";

    public override Saves Saves => Saves.Output;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * (y + 1);
}
