namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Maximum : MinMax
{
    public override string Name => "Maximum";

    public override string OnnxName => "Max";

    protected override string Function => "Max";

    protected override string FirstWins => "GreaterEqual";
}
