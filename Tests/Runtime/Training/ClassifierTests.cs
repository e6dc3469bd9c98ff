namespace AotNet.Tests.Runtime.Training;

public sealed class ClassifierTests
{
    [Fact]
    public void Fit_LearnsWhatCanBeLearned_AndTheSeedFixesIt()
    {
        var (features, labels) = ThreeSectors(300);
        using var classifier = new HandClassifier(Quiet);
        classifier.Fit(features, labels, batchSize: 20, steps: 2000);
        ClassifierEvaluation evaluation = classifier.Evaluate(features, labels);
        Assert.Equal(2000, classifier.Steps);
        Assert.True(evaluation.Accuracy > 0.95, evaluation.ToString());
        Assert.Equal(300, evaluation.Count);
        Assert.Equal(evaluation.Accuracy, classifier.Predict(features).Zip(labels, (a, b) => a == b ? 1f : 0f).Average(), 1e-6f);
        Assert.All(classifier.PredictProbabilities(features).Chunk(3), row => Assert.Equal(1, row.Sum(), 1e-5f));

        using var again = new HandClassifier(Quiet);
        again.Fit(features, labels, batchSize: 20, steps: 2000);
        Assert.Equal(classifier.Variables["w"].AsSpan<float>().ToArray(), again.Variables["w"].AsSpan<float>().ToArray());
    }

    [Fact]
    public void Evaluation_CountsByClass()
    {
        var evaluation = new ClassifierEvaluation(0.5f, new[,] { { 8, 2 }, { 1, 9 } });
        Assert.Equal((20, 0.85f), (evaluation.Count, evaluation.Accuracy));
        Assert.Equal((8f / 9, 0.8f), (evaluation.Precision(0), evaluation.Recall(0)));
        Assert.Equal((9f / 11, 0.9f), (evaluation.Precision(1), evaluation.Recall(1)));
        Assert.Equal(2 * (8f / 9) * 0.8f / ((8f / 9) + 0.8f), evaluation.F1(0), 1e-6f);
        Assert.Equal(2, evaluation.ConfusionMatrix[0, 1]);
    }

    [Fact]
    public void ValidationSplit_StopsEarly_WithTheBestWeights()
    {
        var (features, labels) = ThreeSectors(300);
        // Labels of the held rows are wrong: training makes their loss rise from the first pass on.
        for (int i = 240; i < 300; i++) labels[i] = (labels[i] + 1) % 3;
        using var classifier = new HandClassifier(Quiet with { ValidationSplit = 0.2, Patience = 2 });
        classifier.Fit(features, labels, batchSize: 24, steps: 10_000);
        Assert.Equal(30, classifier.Steps);
    }

    [Fact]
    public void Standardize_IsMeasuredByTheFirstFit()
    {
        var (features, labels) = ThreeSectors(300);
        float[] shifted = [.. features.Select(x => 1000 + (50 * x))];
        using var classifier = new HandClassifier(Quiet with { Standardize = true });
        classifier.Fit(shifted, labels, batchSize: 20, steps: 2000);
        Assert.True(classifier.Evaluate(shifted, labels).Accuracy > 0.9);
    }

    [Fact]
    public void WrongLengthsAndLabels_AreArgumentErrors()
    {
        using var classifier = new HandClassifier(Quiet);
        Assert.Throws<ArgumentException>(() => classifier.Fit(new float[3], [0], 1, 1));
        Assert.Throws<ArgumentException>(() => classifier.Fit(new float[4], [0], 1, 1));
        Assert.Contains("label 3", Assert.Throws<ArgumentException>(() => classifier.Fit(new float[2], [3], 1, 1)).Message);
        Assert.Throws<InvalidOperationException>(() => classifier.Predict(new float[2]));
    }

    private static ClassifierOptions Quiet => new() { Seed = 3, ShowProgress = false, LearningRate = 0.5f };

    private static (float[] Features, int[] Labels) ThreeSectors(int rows)
    {
        var random = new Random(5);
        float[] features = new float[2 * rows];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = row % 3;
            double angle = (labels[row] * 2 * Math.PI / 3) + (1.5 * (random.NextDouble() - 0.5));
            (features[2 * row], features[(2 * row) + 1]) = ((float)Math.Cos(angle), (float)Math.Sin(angle));
        }
        return (features, labels);
    }
}
