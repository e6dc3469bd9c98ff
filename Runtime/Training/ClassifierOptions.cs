namespace AotNet;

/// <summary>How a classifier is trained.</summary>
public record ClassifierOptions
{
    /// <summary>What initial weights and the order of rows are drawn from. Null draws a seed.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The greatest number of threads of one step.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The optimizer's learning rate.</summary>
    public float LearningRate { get; init; } = 0.05f;

    /// <summary>Whether Fit shows its progress on the console: a line that is rewritten, or one line for a tenth of the steps where the output is no terminal.</summary>
    public bool ShowProgress { get; init; } = true;

    /// <summary>Whether features are brought to mean 0 and variance 1, column by column, as measured by the first Fit.</summary>
    public bool Standardize { get; init; }

    /// <summary>Holds back this part of the rows of Fit, from 0 to below 1, and stops when the loss on them no longer falls; the best weights are put back.</summary>
    public double ValidationSplit { get; init; }

    /// <summary>With a validation split: how many passes without a better loss end the training.</summary>
    public int Patience { get; init; } = 5;
}

/// <summary>How a regressor is trained.</summary>
public sealed record RegressorOptions : ClassifierOptions;
