using AotNet.Generator.Graph;

namespace AotNet.Generator.Frontend.Optimizers;

/// <summary>
/// Follow the regularized leader (McMahan et al. 2013, algorithm 1, with TensorFlow's learning-rate power p): n' = n + g²;
/// z ← z + g - (n'^-p - n^-p)/rate · w; w ← 0 where |z| ≤ l1, else (sign(z) · l1 - z)/(n'^-p/rate + 2 · l2).
/// </summary>
internal sealed class Ftrl(object? learningRate, double power, double initialAccumulator, double l1, double l2) : OptimizerRule
{
    public override string Name => "Ftrl";

    public override void Update(UpdateContext u, Value w, Value g)
    {
        Value rate = u.Hyperparameter(learningRate, w.Element);
        Value n = Slot(u, w, 0, initialAccumulator), z = Slot(u, w, 1);
        Value nextN = n + g * g;
        Value root = Power(nextN, -power);
        Value nextZ = z + g - (root - Power(n, -power)) / rate * w;
        u.Assign(n, nextN);
        u.Assign(z, nextZ);
        Value quadratic = root / rate + 2 * l2;
        Value next = (nextZ.Apply("Sign") * l1 - nextZ) / quadratic;
        Value isLarge = w.Graph.Add("Greater", [nextZ.Apply("Abs"), w.Graph.Scalar(l1, w.Element)]);
        u.Assign(w, w.Graph.Add("Where", [isLarge, next, u.Zeros(w.Type)]));
    }

    private static Value Power(Value x, double power) => power == 0.5 ? x.Apply("Sqrt") : x.Graph.Add("Pow", [x, x.Graph.Scalar(power, x.Element)]);
}
