using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Frontend.Optimizers;

/// <summary>w ← w - rate · g.</summary>
internal sealed class GradientDescent(object? learningRate) : OptimizerRule
{
    public override string Name => "GradientDescent";

    public override void Update(UpdateContext u, Value w, Value g) => u.Assign(w, (-u.Hyperparameter(learningRate, w.Element)).MulAdd(g, w));
}
