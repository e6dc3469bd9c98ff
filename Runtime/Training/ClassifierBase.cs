namespace AotNet;

/// <summary>What a class marked <see cref="DnnClassifierAttribute"/> becomes; the generator adds its session and the few methods that need it.</summary>
public abstract class ClassifierBase : EstimatorBase<int>, IClassifier
{
    /// <summary>For generated code.</summary>
    /// <param name="session">The session of the generated model.</param>
    /// <param name="options">The user's options.</param>
    /// <param name="features">Numbers in a row.</param>
    /// <param name="classes">The number of classes.</param>
    protected ClassifierBase(SessionBase session, ClassifierOptions? options, int features, int classes)
        : base(session, options, features, labelCount: 1) => Classes = classes;

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>Generated: the probabilities of some rows, shape [N, Classes], into the caller's memory.</summary>
    protected abstract void ProbabilitiesOf(ReadOnlySpan<float> features, Span<float> probabilities);

    /// <inheritdoc/>
    public int[] Predict(ReadOnlySpan<float> features)
    {
        float[] probabilities = PredictProbabilities(features);
        int[] classes = new int[probabilities.Length / Classes];
        for (int row = 0; row < classes.Length; row++) classes[row] = Largest(probabilities.AsSpan(row * Classes, Classes));
        return classes;
    }

    /// <inheritdoc/>
    public float[] PredictProbabilities(ReadOnlySpan<float> features)
    {
        int rows = CheckRows(features);
        features = Scaled(features);
        float[] probabilities = new float[rows * Classes];
        for (int start = 0; start < rows; start += EvaluationRows)
        {
            int count = Math.Min(EvaluationRows, rows - start);
            ProbabilitiesOf(features.Slice(start * FeatureCount, count * FeatureCount), probabilities.AsSpan(start * Classes, count * Classes));
        }
        return probabilities;
    }

    /// <inheritdoc/>
    public ClassifierEvaluation Evaluate(ReadOnlySpan<float> features, ReadOnlySpan<int> labels)
    {
        CheckRows(features, labels);
        int[,] confusion = new int[Classes, Classes];
        int[] predicted = Predict(features);
        for (int row = 0; row < predicted.Length; row++) confusion[labels[row], predicted[row]]++;
        return new ClassifierEvaluation(predicted.Length == 0 ? 0 : MeanLoss(Scaled(features), labels), confusion);
    }

    private protected override int CheckRows(ReadOnlySpan<float> features, ReadOnlySpan<int> labels)
    {
        foreach (int label in labels)
            if ((uint)label >= (uint)Classes) throw new ArgumentException($"The label {label} is not from 0 to {Classes - 1}.", nameof(labels));
        return base.CheckRows(features, labels);
    }

    private static int Largest(ReadOnlySpan<float> row)
    {
        int largest = 0;
        for (int i = 1; i < row.Length; i++)
            if (row[i] > row[largest]) largest = i;
        return largest;
    }
}
