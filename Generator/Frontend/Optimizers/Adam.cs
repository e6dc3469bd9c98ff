using AotNet.Generator.Graph;

namespace AotNet.Generator.Frontend.Optimizers;

/// <summary>
/// m ← β₁m + (1 - β₁)g; v ← β₂v + (1 - β₂)g²; w ← w - rate · √(1 - β₂ᵗ)/(1 - β₁ᵗ) · m/(√v + ε): Kingma and Ba 2015, in the form of
/// the end of their section 2, which is TensorFlow's. The powers of β are variables, so that a restored run goes on exactly. With a
/// weight decay λ the step also takes rate · λ · w off (Loshchilov and Hutter 2019).
/// </summary>
internal sealed class Adam(object? learningRate, double beta1, double beta2, double epsilon, double? weightDecay = null) : OptimizerRule
{
    public override string Name => weightDecay is null ? "Adam" : "AdamW";

    public override void Update(UpdateContext u, Value w, Value g)
    {
        Value power1 = State(u, "beta1_power", 0, w.Element, beta1), power2 = State(u, "beta2_power", 1, w.Element, beta2);
        Value rate = u.Hyperparameter(learningRate, w.Element);
        Value m = Slot(u, w, 0), v = Slot(u, w, 1);
        Value nextM = m * beta1 + g * (1 - beta1), nextV = v * beta2 + g * g * (1 - beta2);
        u.Assign(m, nextM);
        u.Assign(v, nextV);
        Value step = rate * (1 - power2).Apply("Sqrt") / (1 - power1) * nextM / (nextV.Apply("Sqrt") + epsilon);
        if (weightDecay is { } decay) step += rate * decay * w;
        u.Assign(w, w - step);
    }

    public override void Finish(UpdateContext u, ElementType type)
    {
        Value power1 = State(u, "beta1_power", 0, type, beta1), power2 = State(u, "beta2_power", 1, type, beta2);
        u.Assign(power1, power1 * beta1);
        u.Assign(power2, power2 * beta2);
    }
}
