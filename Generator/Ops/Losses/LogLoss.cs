using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Losses;

/// <summary>The mean of -label · log(p + ε) - (1 - label) · log(1 - p + ε); attribute "epsilon" keeps the logarithms finite.</summary>
internal sealed class LogLoss : LossFormula
{
    public override string Name => "LogLoss";

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x)
    {
        double epsilon = attributes.Float("epsilon", 1e-7);
        var (label, p) = (x[0], x[1]);
        return -Mean(label * (p + epsilon).Apply("Log") + (1 - label) * (1 - p + epsilon).Apply("Log"));
    }
}
