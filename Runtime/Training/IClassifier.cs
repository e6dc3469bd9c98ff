namespace AotNet;

/// <summary>A trained or trainable classifier, whatever its layers: what <see cref="DnnClassifierAttribute"/> makes.</summary>
public interface IClassifier : IDisposable
{
    /// <summary>Trains by mini-batches, drawn in an order by the seed, over the rows again and again.</summary>
    /// <param name="features">Shape [N, features], row-major.</param>
    /// <param name="labels">Shape [N], from 0 to classes - 1.</param>
    /// <param name="batchSize">Rows of a step; the last batch of a pass may be smaller.</param>
    /// <param name="steps">How many steps.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a label is out of range.</exception>
    void Fit(ReadOnlySpan<float> features, ReadOnlySpan<int> labels, int batchSize, int steps);

    /// <summary>The most probable class of each row.</summary>
    int[] Predict(ReadOnlySpan<float> features);

    /// <summary>The probability of each class for each row, shape [N, classes].</summary>
    float[] PredictProbabilities(ReadOnlySpan<float> features);

    /// <summary>Loss, accuracy and more on labelled rows.</summary>
    ClassifierEvaluation Evaluate(ReadOnlySpan<float> features, ReadOnlySpan<int> labels);
}
