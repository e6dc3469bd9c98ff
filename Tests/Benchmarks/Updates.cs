using AotNet;
using static AotNet.Op;

namespace AotNet.Benchmarks;

/// <summary>Every optimizer on a million parameters of its own. The loss is w · g, so its gradient is g as fed.</summary>
[Model]
internal partial class UpdatesModel
{
    [Placeholder(1_000_000)] private readonly Tensor<float> g;

    [Variable] private readonly Tensor<float> descent = Ones<float>(1_000_000);
    [Variable] private readonly Tensor<float> momentum = Ones<float>(1_000_000);
    [Variable] private readonly Tensor<float> nesterov = Ones<float>(1_000_000);
    [Variable] private readonly Tensor<float> adagrad = Ones<float>(1_000_000);
    [Variable] private readonly Tensor<float> rmsProp = Ones<float>(1_000_000);
    [Variable] private readonly Tensor<float> centered = Ones<float>(1_000_000);
    [Variable] private readonly Tensor<float> adam = Ones<float>(1_000_000);
    [Variable] private readonly Tensor<float> adamW = Ones<float>(1_000_000);
    [Variable] private readonly Tensor<float> ftrl = Ones<float>(1_000_000);

    private Tensor<float> Loss(Tensor<float> w) => ReduceSum(w * g);

    [Fetch] private Operation GradientDescent => new GradientDescentOptimizer(1e-4f).Minimize(Loss(descent), [descent]);
    [Fetch] private Operation Momentum => new MomentumOptimizer(1e-4f, 0.9f).Minimize(Loss(momentum), [momentum]);
    [Fetch] private Operation Nesterov => new MomentumOptimizer(1e-4f, 0.9f, nesterov: true).Minimize(Loss(nesterov), [nesterov]);
    [Fetch] private Operation Adagrad => new AdagradOptimizer(1e-4f).Minimize(Loss(adagrad), [adagrad]);
    [Fetch] private Operation RmsProp => new RmsPropOptimizer(1e-4f, momentum: 0.9).Minimize(Loss(rmsProp), [rmsProp]);
    [Fetch] private Operation RmsPropCentered => new RmsPropOptimizer(1e-4f, momentum: 0.9, centered: true).Minimize(Loss(centered), [centered]);
    [Fetch] private Operation Adam => new AdamOptimizer(1e-4f).Minimize(Loss(adam), [adam]);
    [Fetch] private Operation AdamW => new AdamWOptimizer(1e-4f).Minimize(Loss(adamW), [adamW]);
    [Fetch] private Operation Ftrl => new FtrlOptimizer(1e-4f).Minimize(Loss(ftrl), [ftrl]);
}

/// <summary>One pass over memory: the gradient is read, the parameters and each of the slots are read and written.</summary>
internal static class Updates
{
    private const int Count = 1_000_000;

    public static IEnumerable<BurstRow> Rows()
    {
        var session = new Lazy<UpdatesModel.Session>(() =>
        {
            var made = new UpdatesModel.Session(new SessionOptions { Seed = 1, Threads = 1 });
            made.Initialize();
            return made;
        });
        float[] g = Elementwise.Values(4);
        BurstRow Row(string name, int slots, Action<UpdatesModel.Session> call) => new($"update:{name}", 1, () =>
            new Workload(name, () => call(session.Value), 4.0 * Count * (3 + 2 * slots), Bandwidth.OfUpdate(Count, 1 + slots)));

        // As for units that died: the gradient has been 0 for so long that the slots would be denormal numbers.
        BurstRow Dead(string name, int slots, Action<UpdatesModel.Session, float[]> call) => new($"update:{name}-dead", 1, () =>
        {
            float[] zero = new float[Count];
            for (int i = 0; i < 1000; i++) call(session.Value, zero);
            return new Workload(name, () => call(session.Value, zero), 4.0 * Count * (3 + 2 * slots), Bandwidth.OfUpdate(Count, 1 + slots));
        });

        yield return Row("gradient-descent", 0, made => made.GradientDescent(g));
        yield return Row("momentum", 1, made => made.Momentum(g));
        yield return Row("nesterov", 1, made => made.Nesterov(g));
        yield return Row("adagrad", 1, made => made.Adagrad(g));
        yield return Row("rmsprop", 2, made => made.RmsProp(g));
        yield return Row("rmsprop-centered", 3, made => made.RmsPropCentered(g));
        yield return Row("adam", 2, made => made.Adam(g));
        yield return Row("adamw", 2, made => made.AdamW(g));
        yield return Row("ftrl", 2, made => made.Ftrl(g));
        yield return Dead("momentum", 1, (made, zero) => made.Momentum(zero));
        yield return Dead("rmsprop", 2, (made, zero) => made.RmsProp(zero));
    }
}
