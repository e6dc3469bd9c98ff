using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Frontend.Optimizers;

/// <summary>
/// s ← decay · s + (1 - decay) · g²; m ← momentum · m + rate · g / √(s + ε); w ← w - m (Tieleman and Hinton 2012). Centered: the
/// variance s - a² in place of s, for the mean a ← decay · a + (1 - decay) · g. The mean square starts at 1, as TensorFlow's does.
/// </summary>
internal sealed class RmsProp(object? learningRate, double decay, double momentum, double epsilon, bool centered) : OptimizerRule
{
    public override string Name => "RMSProp";

    public override void Update(UpdateContext u, Value w, Value g)
    {
        // Made in TensorFlow's order: the suffixes of the slots' names follow from it.
        Value meanSquare = Slot(u, w, 0, 1);
        Value? mean = centered ? Slot(u, w, 1) : null;
        Value velocity = Slot(u, w, 2);
        Value nextSquare = u.Number(decay, w).MulAdd(meanSquare, g * g * (1 - decay));
        u.AssignDecaying(meanSquare, nextSquare);
        Value variance = nextSquare;
        if (mean is { } lastMean)
        {
            Value nextMean = u.Number(decay, w).MulAdd(lastMean, g * (1 - decay));
            u.AssignDecaying(lastMean, nextMean);
            variance = (-nextMean).MulAdd(nextMean, nextSquare);
        }
        Value step = u.Number(momentum, w).MulAdd(velocity, u.Hyperparameter(learningRate, w.Element) * g / (variance + epsilon).Apply("Sqrt"));
        u.AssignDecaying(velocity, step);
        u.Assign(w, w - step);
    }
}
