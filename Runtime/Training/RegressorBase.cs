namespace AotNet;

/// <summary>What a class marked <see cref="DnnRegressorAttribute"/> becomes; the generator adds its session and the few methods that need it.</summary>
public abstract class RegressorBase : EstimatorBase<float>
{
    /// <summary>For generated code.</summary>
    /// <param name="session">The session of the generated model.</param>
    /// <param name="options">The user's options.</param>
    /// <param name="features">Numbers in a row of features.</param>
    /// <param name="outputs">Numbers in a row of targets.</param>
    protected RegressorBase(SessionBase session, RegressorOptions? options, int features, int outputs)
        : base(session, options ?? new RegressorOptions(), features, outputs) => Outputs = outputs;

    /// <summary>Numbers in a row of targets.</summary>
    public int Outputs { get; }

    /// <summary>Generated: the predictions for some rows, shape [N, Outputs], into the caller's memory.</summary>
    protected abstract void PredictionsOf(ReadOnlySpan<float> features, Span<float> predictions);

    /// <summary>The predictions for each row, shape [N, Outputs].</summary>
    /// <exception cref="ArgumentException">The length is no multiple of a row's.</exception>
    public float[] Predict(ReadOnlySpan<float> features)
    {
        int rows = CheckRows(features);
        features = Scaled(features);
        float[] predictions = new float[rows * Outputs];
        for (int start = 0; start < rows; start += EvaluationRows)
        {
            int count = Math.Min(EvaluationRows, rows - start);
            PredictionsOf(features.Slice(start * FeatureCount, count * FeatureCount), predictions.AsSpan(start * Outputs, count * Outputs));
        }
        return predictions;
    }

    /// <summary>Errors on rows with known targets.</summary>
    public RegressorEvaluation Evaluate(ReadOnlySpan<float> features, ReadOnlySpan<float> targets)
    {
        CheckRows(features, targets);
        return RegressorEvaluation.Of(Predict(features), targets);
    }
}
