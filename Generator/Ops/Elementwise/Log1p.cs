using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>log(1 + x), precise near zero.</summary>
internal sealed class Log1p : FloatFunction
{
    public override string Name => "Log1p";

    public override string OnnxName => "none: ONNX has Log only";

    public override Saves Saves => Saves.Inputs;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy / (x + 1);
}
