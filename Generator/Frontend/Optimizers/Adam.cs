using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Frontend.Optimizers;

/// <summary>
/// m ← β₁m + (1 - β₁)g; v ← β₂v + (1 - β₂)g²; w ← w - rate · √(1 - β₂ᵗ)/(1 - β₁ᵗ) · m/(√v + ε): Kingma and Ba 2015, in the form of
/// the end of their section 2, which is TensorFlow's. The corrections 1 - βᵗ are variables, so that a restored run goes on exactly; not
/// the powers, as in TensorFlow: 1 less a float near 1 has lost half of its digits. With a weight decay λ the step also takes
/// rate · λ · w off (Loshchilov and Hutter 2019).
/// </summary>
internal sealed class Adam(object? learningRate, double beta1, double beta2, double epsilon, double? weightDecay = null) : OptimizerRule
{
    public override string Name => weightDecay is null ? "Adam" : "AdamW";

    public override void Update(UpdateContext u, Value w, Value g)
    {
        var (correction1, correction2) = Corrections(u, w.Element);
        Value rate = u.Hyperparameter(learningRate, w.Element);
        Value m = Slot(u, w, 0), v = Slot(u, w, 1);
        Value nextM = u.Number(beta1, w).MulAdd(m, g * (1 - beta1)), nextV = u.Number(beta2, w).MulAdd(v, g * g * (1 - beta2));
        u.AssignDecaying(m, nextM);
        u.AssignDecaying(v, nextV);
        Value step = rate * correction2.Apply("Sqrt") / correction1 * nextM / (nextV.Apply("Sqrt") + epsilon);
        if (weightDecay is { } decay) step = (rate * decay).MulAdd(w, step);
        u.Assign(w, w - step);
    }

    public override void Finish(UpdateContext u, ElementType type)
    {
        var (correction1, correction2) = Corrections(u, type);
        u.Assign(correction1, correction1 * beta1 + (1 - beta1));
        u.Assign(correction2, correction2 * beta2 + (1 - beta2));
    }

    private (Value First, Value Second) Corrections(UpdateContext u, ElementType type) =>
        (State(u, "beta1_correction", 0, type, 1 - beta1), State(u, "beta2_correction", 1, type, 1 - beta2));
}
