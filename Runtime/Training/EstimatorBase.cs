using AotNet.Training;

namespace AotNet;

/// <summary>What generated classifiers and regressors have in common: the training loop over rows in memory.</summary>
/// <typeparam name="TLabel">int for classes, float for numbers.</typeparam>
public abstract partial class EstimatorBase<TLabel> : IDisposable
    where TLabel : unmanaged
{
    /// <summary>Rows that are evaluated at once: enough to fill the machine, little enough memory.</summary>
    private protected const int EvaluationRows = 1024;

    private readonly SessionBase _session;
    private readonly int _labelCount;

    private protected EstimatorBase(SessionBase session, ClassifierOptions? options, int features, int labelCount)
    {
        ArgumentNullException.ThrowIfNull(session);
        (_session, Options, FeatureCount, _labelCount) = (session, options ?? new ClassifierOptions(), features, labelCount);
        if (Options.ValidationSplit is < 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(options), $"ValidationSplit is {Options.ValidationSplit}; it must be from 0 to below 1.");
    }

    /// <summary>The options that it was made with.</summary>
    public ClassifierOptions Options { get; }

    /// <summary>Numbers in a row of features.</summary>
    public int FeatureCount { get; }

    /// <summary>The weights, by name.</summary>
    public IVariableStore Variables => _session.AllVariables;

    /// <summary>The session that trains and predicts.</summary>
    public SessionBase Session => _session;

    /// <summary>For generated code: the options of its session.</summary>
    protected static SessionOptions SessionOptionsOf(ClassifierOptions? options) =>
        options is null ? new SessionOptions() : new SessionOptions { Seed = options.Seed, Threads = options.Threads };

    /// <summary>Generated: one step of the optimizer.</summary>
    protected abstract void TrainStep(ReadOnlySpan<float> features, ReadOnlySpan<TLabel> labels, float learningRate);

    /// <summary>Generated: the mean loss of some rows.</summary>
    protected abstract float LossOf(ReadOnlySpan<float> features, ReadOnlySpan<TLabel> labels);

    /// <summary>Trains; a second call goes on where the first one ended.</summary>
    /// <inheritdoc cref="IClassifier.Fit"/>
    public void Fit(ReadOnlySpan<float> features, ReadOnlySpan<TLabel> labels, int batchSize, int steps)
    {
        int rows = CheckRows(features, labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        if (Options.Standardize) Scaler ??= StandardScaler.Fit(features, FeatureCount);
        features = Scaled(features);
        if (!_session.AllVariables.All(variable => variable.HasValue)) _session.Initialize();

        int held = (int)(rows * Options.ValidationSplit), kept = rows - held;
        if (kept == 0) throw new ArgumentException("There are no rows to train on.", nameof(features));
        ReadOnlySpan<float> trainFeatures = features[..(kept * FeatureCount)], heldFeatures = features[(kept * FeatureCount)..];
        ReadOnlySpan<TLabel> trainLabels = labels[..(kept * _labelCount)], heldLabels = labels[(kept * _labelCount)..];

        var batches = new MiniBatches<TLabel>(kept, FeatureCount, _labelCount, batchSize, (long)_session.RandomState.Seed);
        var best = held > 0 ? new BestWeights(_session, Options.Patience) : null;
        StepProgress? progress = Options.ShowProgress && !SearchRun.IsActive ? new StepProgress(steps) : null;
        for (int step = 1; step <= steps; step++)
        {
            batches.MoveNext(trainFeatures, trainLabels);
            TrainStep(batches.Features, batches.Labels, Options.LearningRate);
            if (progress?.IsDue(step) == true) progress.Show(step, LossOf(batches.Features, batches.Labels));
            if (best is not null && batches.EndsPass && !best.Offer(batches.Pass + 1, MeanLoss(heldFeatures, heldLabels))) break;
        }
        progress?.End();
        best?.GiveBack();
    }

    /// <summary>Frees the session.</summary>
    public void Dispose()
    {
        _session.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected int CheckRows(ReadOnlySpan<float> features)
    {
        if (features.Length % FeatureCount != 0)
            throw new ArgumentException($"The features are rows of {FeatureCount}; {features.Length} numbers are no whole rows.", nameof(features));
        return features.Length / FeatureCount;
    }

    private protected virtual int CheckRows(ReadOnlySpan<float> features, ReadOnlySpan<TLabel> labels)
    {
        int rows = CheckRows(features);
        if (labels.Length != rows * _labelCount)
            throw new ArgumentException($"{rows} rows of features need {rows * _labelCount} labels; {labels.Length} were given.", nameof(labels));
        return rows;
    }

    /// <summary>The mean loss of scaled rows, in parts.</summary>
    private protected float MeanLoss(ReadOnlySpan<float> features, ReadOnlySpan<TLabel> labels)
    {
        int rows = features.Length / FeatureCount;
        double sum = 0;
        for (int start = 0; start < rows; start += EvaluationRows)
        {
            int count = Math.Min(EvaluationRows, rows - start);
            sum += (double)count * LossOf(features.Slice(start * FeatureCount, count * FeatureCount), labels.Slice(start * _labelCount, count * _labelCount));
        }
        return (float)(sum / rows);
    }
}
