namespace AotNet.Generator.Ops.Reductions;

internal sealed class ArgMin : ArgExtreme
{
    public override string Name => "ArgMin";

    protected override string Keeps => ">=";
}
