namespace AotNet.Tests.Training.Optimizers;

/// <summary>An optimizer as its paper or TensorFlow 1.x writes it, one number at a time in double precision.</summary>
/// <param name="constructor">The same optimizer in construction code.</param>
/// <param name="update">Gets the weight, its gradient, the slots and the number of the step from 1; gives the new weight.</param>
/// <param name="slots">The slots of variable w and their first values.</param>
internal sealed class OptimizerFormula(string constructor, Func<double, double, double[], int, double> update, params (string Name, double Initial)[] slots)
{
    public string Constructor => constructor;

    public IReadOnlyList<string> Slots => [.. slots.Select(slot => slot.Name)];

    /// <summary>The weights and then each slot, after some steps.</summary>
    public double[][] Run(double[] weights, Func<double, int, double> gradient, int steps)
    {
        double[][] results = [.. Enumerable.Range(0, slots.Length + 1).Select(_ => new double[weights.Length])];
        for (int i = 0; i < weights.Length; i++)
        {
            double w = weights[i];
            double[] state = [.. slots.Select(slot => slot.Initial)];
            for (int step = 1; step <= steps; step++) w = update(w, gradient(w, i), state, step);
            results[0][i] = w;
            for (int slot = 0; slot < slots.Length; slot++) results[slot + 1][i] = state[slot];
        }
        return results;
    }

    public override string ToString() => constructor;
}

/// <summary>All optimizers, with settings of every kind.</summary>
internal static class OptimizerFormulas
{
    public static IReadOnlyList<OptimizerFormula> All { get; } =
    [
        new("GradientDescentOptimizer(0.1)", (w, g, _, _) => w - (0.1 * g)),
        Momentum("MomentumOptimizer(0.1, 0.9)", 0.1, 0.9, nesterov: false),
        Momentum("MomentumOptimizer(0.05, momentum: 0.7, nesterov: true)", 0.05, 0.7, nesterov: true),
        Adagrad("AdagradOptimizer(0.3)", 0.3, 0.1),
        Adagrad("AdagradOptimizer(0.3, initialAccumulator: 2)", 0.3, 2),
        RmsProp("RmsPropOptimizer(0.01)", 0.01, 0.9, 0, 1e-10),
        RmsProp("RmsPropOptimizer(0.02, decay: 0.8, momentum: 0.9, epsilon: 0.001)", 0.02, 0.8, 0.9, 0.001),
        Centered("RmsPropOptimizer(0.02, decay: 0.7, momentum: 0.5, epsilon: 0.01, centered: true)", 0.02, 0.7, 0.5, 0.01),
        Adam("AdamOptimizer(0.001)", 0.001, 0.9, 0.999, 1e-8, 0),
        Adam("AdamOptimizer(0.1, beta1: 0.8, beta2: 0.95, epsilon: 0.01)", 0.1, 0.8, 0.95, 0.01, 0),
        Adam("AdamWOptimizer(0.1)", 0.1, 0.9, 0.999, 1e-8, 0.01),
        Adam("AdamWOptimizer(0.1, weightDecay: 0.3, beta1: 0.5)", 0.1, 0.5, 0.999, 1e-8, 0.3),
        Ftrl("FtrlOptimizer(0.5)", 0.5, -0.5, 0.1, 0, 0),
        Ftrl("FtrlOptimizer(0.5, l1: 0.9, l2: 0.1)", 0.5, -0.5, 0.1, 0.9, 0.1),
        Ftrl("FtrlOptimizer(0.5, learningRatePower: -0.7, initialAccumulator: 0.5, l1: 0.2)", 0.5, -0.7, 0.5, 0.2, 0),
    ];

    /// <summary>Polyak 1964; TensorFlow's use_nesterov, after Sutskever et al. 2013.</summary>
    public static OptimizerFormula Momentum(string constructor, double rate, double momentum, bool nesterov) => new(constructor, (w, g, s, _) =>
    {
        s[0] = (momentum * s[0]) + g;
        return nesterov ? w - (rate * g) - (rate * momentum * s[0]) : w - (rate * s[0]);
    }, ("w/Momentum", 0));

    /// <summary>Duchi, Hazan and Singer 2011; TensorFlow's accumulator starts at 0.1.</summary>
    public static OptimizerFormula Adagrad(string constructor, double rate, double initial) => new(constructor, (w, g, s, _) =>
    {
        s[0] += g * g;
        return w - (rate * g / Math.Sqrt(s[0]));
    }, ("w/Adagrad", initial));

    /// <summary>Tieleman and Hinton 2012; TensorFlow's mean square starts at 1, and epsilon stands below the root.</summary>
    private static OptimizerFormula RmsProp(string constructor, double rate, double decay, double momentum, double epsilon) => new(constructor, (w, g, s, _) =>
    {
        s[0] += ((g * g) - s[0]) * (1 - decay);
        s[1] = (momentum * s[1]) + (rate * g / Math.Sqrt(s[0] + epsilon));
        return w - s[1];
    }, ("w/RMSProp", 1), ("w/RMSProp_1", 0));

    /// <summary>TensorFlow's centered form: the slots are the mean square, the mean and the momentum, in this order.</summary>
    private static OptimizerFormula Centered(string constructor, double rate, double decay, double momentum, double epsilon) => new(constructor, (w, g, s, _) =>
    {
        s[0] += ((g * g) - s[0]) * (1 - decay);
        s[1] += (g - s[1]) * (1 - decay);
        s[2] = (momentum * s[2]) + (rate * g / Math.Sqrt(s[0] - (s[1] * s[1]) + epsilon));
        return w - s[2];
    }, ("w/RMSProp", 1), ("w/RMSProp_1", 0), ("w/RMSProp_2", 0));

    /// <summary>Kingma and Ba 2015, with the bias corrections in the rate; Loshchilov and Hutter 2019 for the decay.</summary>
    private static OptimizerFormula Adam(string constructor, double rate, double beta1, double beta2, double epsilon, double decay)
    {
        string slot = decay > 0 ? "w/AdamW" : "w/Adam";
        return new(constructor, (w, g, s, t) =>
        {
            s[0] += (1 - beta1) * (g - s[0]);
            s[1] += (1 - beta2) * ((g * g) - s[1]);
            double corrected = rate * Math.Sqrt(1 - Math.Pow(beta2, t)) / (1 - Math.Pow(beta1, t));
            return w - (corrected * s[0] / (Math.Sqrt(s[1]) + epsilon)) - (rate * decay * w);
        }, (slot, 0), (slot + "_1", 0));
    }

    /// <summary>McMahan et al. 2013, algorithm 1, with TensorFlow's power of the accumulator.</summary>
    public static OptimizerFormula Ftrl(string constructor, double rate, double power, double initial, double l1, double l2) => new(constructor, (w, g, s, _) =>
    {
        double next = s[0] + (g * g);
        double sigma = (Math.Pow(next, -power) - Math.Pow(s[0], -power)) / rate;
        s[1] += g - (sigma * w);
        s[0] = next;
        double quadratic = (1 / (Math.Pow(next, power) * rate)) + (2 * l2);
        return Math.Abs(s[1]) > l1 ? ((Math.Sign(s[1]) * l1) - s[1]) / quadratic : 0;
    }, ("w/Ftrl", initial), ("w/Ftrl_1", 0));
}
