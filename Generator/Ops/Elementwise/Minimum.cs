namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Minimum : MinMax
{
    public override string Name => "Minimum";

    public override string OnnxName => "Min";

    protected override string Function => "Min";

    protected override string FirstWins => "LessEqual";
}
