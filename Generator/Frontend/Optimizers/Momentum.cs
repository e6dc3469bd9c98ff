using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Frontend.Optimizers;

/// <summary>
/// a ← momentum · a + g; w ← w - rate · a (Polyak 1964), and with Nesterov w ← w - rate · (g + momentum · a) (Sutskever et al. 2013).
/// </summary>
internal sealed class Momentum(object? learningRate, object? momentum, bool nesterov) : OptimizerRule
{
    public override string Name => "Momentum";

    public override void Update(UpdateContext u, Value w, Value g)
    {
        Value rate = u.Hyperparameter(learningRate, w.Element), keep = u.Hyperparameter(momentum, w.Element);
        Value accumulator = Slot(u, w, 0);
        Value next = keep.MulAdd(accumulator, g);
        u.AssignDecaying(accumulator, next);
        u.Assign(w, (-rate).MulAdd(nesterov ? keep.MulAdd(next, g) : next, w));
    }
}
