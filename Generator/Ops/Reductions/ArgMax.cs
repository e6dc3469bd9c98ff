namespace AotNet.Generator.Ops.Reductions;

internal sealed class ArgMax : ArgExtreme
{
    public override string Name => "ArgMax";

    protected override string Keeps => "<=";
}
