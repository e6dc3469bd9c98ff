namespace AotNet.Tests.Runtime.Training;

/// <summary>Softmax regression as the generator would write it for [DnnClassifier] without hidden layers, by hand: 2 features, 3 classes.</summary>
internal sealed class HandClassifier : ClassifierBase
{
    private const int Inputs = 2, Outputs = 3;

    private readonly HandSession _session;

    public HandClassifier(ClassifierOptions? options = null)
        : this(new HandSession(SessionOptionsOf(options)), options)
    {
    }

    private HandClassifier(HandSession session, ClassifierOptions? options)
        : base(session, options, Inputs, Outputs) => _session = session;

    public int Steps { get; private set; }

    protected override void TrainStep(ReadOnlySpan<float> features, ReadOnlySpan<int> labels, float learningRate)
    {
        Steps++;
        float[] w = _session.Variables.W.AsSpan().ToArray(), gradient = new float[w.Length], p = new float[labels.Length * Outputs];
        ProbabilitiesOf(features, p);
        for (int row = 0; row < labels.Length; row++)
            for (int i = 0; i < Inputs; i++)
                for (int k = 0; k < Outputs; k++)
                    gradient[(i * Outputs) + k] += features[(row * Inputs) + i] * (p[(row * Outputs) + k] - (labels[row] == k ? 1 : 0)) / labels.Length;
        for (int i = 0; i < w.Length; i++) w[i] -= learningRate * gradient[i];
        _session.Variables.W.Assign(w);
    }

    protected override float LossOf(ReadOnlySpan<float> features, ReadOnlySpan<int> labels)
    {
        float[] p = new float[labels.Length * Outputs];
        ProbabilitiesOf(features, p);
        float sum = 0;
        for (int row = 0; row < labels.Length; row++) sum -= MathF.Log(p[(row * Outputs) + labels[row]]);
        return sum / labels.Length;
    }

    protected override void ProbabilitiesOf(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        ReadOnlySpan<float> w = _session.Variables.W.AsSpan();
        for (int row = 0; row < probabilities.Length / Outputs; row++)
        {
            float sum = 0;
            for (int k = 0; k < Outputs; k++)
                sum += probabilities[(row * Outputs) + k] = MathF.Exp((features[row * Inputs] * w[k]) + (features[(row * Inputs) + 1] * w[Outputs + k]));
            for (int k = 0; k < Outputs; k++) probabilities[(row * Outputs) + k] /= sum;
        }
    }
}
