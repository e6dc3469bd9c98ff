using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Asin : FloatFunction
{
    public override string Name => "Asin";

    public override Saves Saves => Saves.Inputs;

    protected override Expr? Code(Expr x) => x.Args.Dialect == Dialect.Simd ? null : x.Call(Name);

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy / (1 - x * x).Apply("Sqrt");
}
