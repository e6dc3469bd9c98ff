using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Losses;

/// <summary>max(z, 0) - z · label + log(1 + e^-|z|), one loss an element, for independent labels from 0 to 1.</summary>
internal sealed class SigmoidCrossEntropyWithLogits : LossFormula
{
    public override string Name => "SigmoidCrossEntropyWithLogits";

    public override Saves Saves => Saves.Inputs;

    // The formula's own gradient is wrong at 0, where two of its terms have a corner.
    public override bool HasOwnGradient => true;

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [-(dy * inputs[1]), dy * (inputs[1].Apply("Sigmoid") - inputs[0])];

    protected override Shape ResultShape(OpCall call) => call.Shape(0);

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x)
    {
        // Not Softplus(z) - z · label: for a large z and label 1 that would cancel to nothing.
        var (label, z) = (x[0], x[1]);
        return z.Apply("Relu") - z * label + (-z.Apply("Abs")).Apply("Exp").Apply("Log1p");
    }
}
