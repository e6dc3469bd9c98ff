using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>The error function, 2/√π times the integral of e^-t² from 0 to x.</summary>
internal sealed class Erf : FloatFunction
{
    private const double TwoOverRootPi = 1.1283791670955126;

    public override string Name => "Erf";

    public override Saves Saves => Saves.Inputs;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * (TwoOverRootPi * (-(x * x)).Apply("Exp"));
}
