using System.Reflection;
using AotNet.Tests.Emission;
using AotNet.Tests.Runtime;

namespace AotNet.Tests.Training;

/// <summary>[DnnClassifier] and [DnnRegressor] as the generator makes them, on data that can be learned.</summary>
public sealed class EstimatorTests : IDisposable
{
    private const string Source = """
        using AotNet;
        using AotNet.Data;
        using AotNet.Training;

        [DnnClassifier(Features = 4, HiddenUnits = [16], Classes = 3)] public partial class Flowers;
        [DnnClassifier(Features = 4, HiddenUnits = [16, 8], Classes = 3, Activation = Activation.Elu, Optimizer = OptimizerKind.Adam,
            Dropout = 0.1, BatchNormalization = true, L1 = 1e-5, L2 = 1e-4)] public partial class Richer;
        [DnnRegressor(Features = 2, HiddenUnits = [32], Outputs = 2, Activation = Activation.Tanh, Optimizer = OptimizerKind.Adam)] public partial class Curve;

        public static class Driver
        {
            public static readonly ClassifierOptions Options = new() { Seed = 1, Threads = 1, ShowProgress = false, Standardize = true };

            public static (DataSet Train, DataSet Test) Data { get; } = Iris.Load().Data.Shuffled(3).Split(120);

            public static (ClassifierEvaluation, int[] Predicted, float[] Probabilities, int[] Labels) Flowers()
            {
                using var classifier = Trained();
                DataSet test = Data.Test;
                return (classifier.Evaluate(test.Features, test.Labels), classifier.Predict(test.Features), classifier.PredictProbabilities(test.Features), test.Labels.ToArray());
            }

            public static (float Before, float After) Richer()
            {
                using var classifier = new Richer(Options with { LearningRate = 0.01f, ValidationSplit = 0.2 });
                classifier.Fit(Data.Train.Features, Data.Train.Labels, 20, 1);
                float before = classifier.Evaluate(Data.Test.Features, Data.Test.Labels).Loss;
                classifier.Fit(Data.Train.Features, Data.Train.Labels, 20, 400);
                return (before, classifier.Evaluate(Data.Test.Features, Data.Test.Labels).Loss);
            }

            public static (int[] Saved, int[] Restored, float[] More, float[] RestoredMore) SaveAndRestore(string path)
            {
                using var saved = Trained();
                saved.Save(path, step: 7);
                using var restored = new Flowers(Options with { Seed = 99, LearningRate = 0.1f });
                restored.Restore(path);
                var before = (saved.Predict(Data.Test.Features), restored.Predict(Data.Test.Features));
                saved.Fit(Data.Train.Features, Data.Train.Labels, 16, 20);
                restored.Fit(Data.Train.Features, Data.Train.Labels, 16, 20);
                return (before.Item1, before.Item2, saved.PredictProbabilities(Data.Test.Features), restored.PredictProbabilities(Data.Test.Features));
            }

            public static string Unmeasured()
            {
                using var trained = Trained();
                using var other = new Flowers(Options);
                foreach (var variable in trained.Variables) other.Variables[variable.Name].As<float>().Assign(variable.AsSpan<float>());
                try { other.Predict(Data.Test.Features); return ""; }
                catch (InvalidOperationException error) { return error.Message; }
            }

            public static (RegressorEvaluation, float[] Predicted, float[] Targets) Curve()
            {
                var random = new Random(2);
                float[] x = new float[800], y = new float[800];
                for (int i = 0; i < 800; i += 2)
                {
                    (x[i], x[i + 1]) = (random.NextSingle() * 4 - 2, random.NextSingle() * 4 - 2);
                    (y[i], y[i + 1]) = (MathF.Sin(x[i]) + 0.5f * x[i + 1], x[i] * x[i + 1] / 2);
                }
                using var regressor = new Curve(new RegressorOptions { Seed = 1, ShowProgress = false, LearningRate = 0.01f });
                regressor.Fit(x.AsSpan(0, 600), y.AsSpan(0, 600), 30, 3000);
                return (regressor.Evaluate(x.AsSpan(600), y.AsSpan(600)), regressor.Predict(x.AsSpan(600)), y[600..]);
            }

            public static string Grid(int parallelism) => new GridSearch(parallelism).Run(
                grid => (Rate: grid.Choice(0.001f, 0.1f), Size: grid.Choice(10, 30)),
                trial =>
                {
                    using var classifier = new Flowers(Options with { LearningRate = trial.Rate });
                    classifier.Fit(Data.Train.Features, Data.Train.Labels, trial.Size, 100);
                    return classifier.Evaluate(Data.Test.Features, Data.Test.Labels).Accuracy;
                }).ToString();

            private static Flowers Trained()
            {
                var classifier = new Flowers(Options with { LearningRate = 0.1f });
                classifier.Fit(Data.Train.Features, Data.Train.Labels, 16, 300);
                return classifier;
            }
        }
        """;

    private static readonly Lazy<Type> Compiled = new(() => GeneratedProgram.Load(Source).GetType("Driver")!);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Classifier_LearnsIris_AndItsEvaluationIsWhatItsPredictionsSay()
    {
        var (evaluation, predicted, probabilities, labels) = Call<(ClassifierEvaluation, int[], float[], int[])>("Flowers");
        Assert.True(evaluation.Accuracy >= 0.9, evaluation.ToString());
        for (int row = 0; row < labels.Length; row++)
        {
            float[] own = probabilities[(row * 3)..((row + 1) * 3)];
            Assert.Equal(1, own.Sum(), 1e-5f);
            Assert.Equal(Array.IndexOf(own, own.Max()), predicted[row]);
        }
        Assert.Equal(labels.Select((label, row) => -Math.Log(probabilities[(row * 3) + label])).Average(), evaluation.Loss, 1e-5);
        for (int label = 0; label < 3; label++)
        {
            for (int other = 0; other < 3; other++)
                Assert.Equal(labels.Zip(predicted).Count(pair => pair == (label, other)), evaluation.ConfusionMatrix[label, other]);
            float right = labels.Zip(predicted).Count(pair => pair == (label, label));
            Assert.Equal(right / predicted.Count(item => item == label), evaluation.Precision(label));
            Assert.Equal(right / labels.Count(item => item == label), evaluation.Recall(label));
        }
    }

    [Fact]
    public void Classifier_WithEveryOption_Learns()
    {
        var (before, after) = Call<(float, float)>("Richer");
        Assert.True(after < before / 2, $"The loss went from {before} to {after}.");
    }

    [Fact]
    public void Checkpoint_HasWeightsSlotsAndScaler()
    {
        var (saved, restored, more, restoredMore) = Call<(int[], int[], float[], float[])>("SaveAndRestore", _folder["flowers"]);
        Assert.Equal(saved, restored);
        Assert.Equal(more, restoredMore);
    }

    [Fact]
    public void WeightsWithoutAScaler_AreNotUsedOnUnscaledFeatures() => Assert.Contains("nothing has measured the features", Call<string>("Unmeasured"));

    [Fact]
    public void Regressor_LearnsACurve_AndItsEvaluationIsWhatItsPredictionsSay()
    {
        var (evaluation, predicted, targets) = Call<(RegressorEvaluation, float[], float[])>("Curve");
        double[] errors = [.. predicted.Zip(targets, (p, t) => (double)p - t)];
        double mean = targets.Average(t => (double)t);
        Assert.Equal(errors.Average(e => e * e), evaluation.MeanSquaredError, 1e-6);
        Assert.Equal(errors.Average(Math.Abs), evaluation.MeanAbsoluteError, 1e-6);
        Assert.Equal(1 - (errors.Sum(e => e * e) / targets.Sum(t => (t - mean) * (t - mean))), evaluation.R2, 1e-5);
        Assert.True(evaluation.R2 > 0.97, evaluation.ToString());
    }

    [Fact]
    public void GridSearch_OverAnEstimator_GivesOneTableForAnyParallelism()
    {
        string table = Call<string>("Grid", 1);
        Assert.Equal(table, Call<string>("Grid", 3));
        Assert.Equal(5, table.Split('\n').Length);
    }

    private static T Call<T>(string method, params object[] arguments) =>
        (T)Compiled.Value.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
}
