using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Frontend.Optimizers;

/// <summary>a ← a + g²; w ← w - rate · g / √a (Duchi et al. 2011).</summary>
internal sealed class Adagrad(object? learningRate, double initialAccumulator) : OptimizerRule
{
    public override string Name => "Adagrad";

    public override void Update(UpdateContext u, Value w, Value g)
    {
        Value accumulator = Slot(u, w, 0, initialAccumulator);
        Value next = g.MulAdd(g, accumulator);
        u.Assign(accumulator, next);
        u.Assign(w, w - u.Hyperparameter(learningRate, w.Element) * g / next.Apply("Sqrt"));
    }
}
