using System.Globalization;
using AotNet.Training;

namespace AotNet;

// Checkpoints of an estimator: the variables, and what the first Fit measured.
public abstract partial class EstimatorBase<TLabel>
{
    private const string MeansKey = "scaler/means", DeviationsKey = "scaler/deviations";

    /// <summary>What features are scaled with before they reach the network; null until Fit has measured them, and without <see cref="ClassifierOptions.Standardize"/>.</summary>
    public StandardScaler? Scaler { get; private set; }

    /// <summary>Saves the weights, the optimizer's slots and the scaler to a checkpoint.</summary>
    /// <param name="path">Folder and name, as for <see cref="Saver.Save"/>.</param>
    /// <param name="step">How many steps led here.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="InvalidOperationException">It was neither trained nor restored.</exception>
    public string Save(string path, int? step = null)
    {
        var saver = new Saver(Session);
        if (Scaler is not null)
        {
            saver.State[MeansKey] = Text(Scaler.Means);
            saver.State[DeviationsKey] = Text(Scaler.Deviations);
        }
        return saver.Save(path, step);
    }

    /// <summary>Gives it the weights and the scaler of a checkpoint.</summary>
    /// <param name="path">As for <see cref="Saver.Restore(string)"/>.</param>
    /// <inheritdoc cref="Saver.Restore(string)"/>
    public CheckpointInfo Restore(string path)
    {
        CheckpointInfo checkpoint = new Saver(Session).Restore(path);
        Scaler = checkpoint.State.TryGetValue(MeansKey, out string? means) && checkpoint.State.TryGetValue(DeviationsKey, out string? deviations)
            ? new StandardScaler(Numbers(means, checkpoint.Path), Numbers(deviations, checkpoint.Path)) : null;
        return checkpoint;
    }

    private protected ReadOnlySpan<float> Scaled(ReadOnlySpan<float> features)
    {
        if (Scaler is not null) return Scaler.Transform(features);
        if (!Options.Standardize) return features;
        throw new InvalidOperationException("Standardize is set, and nothing has measured the features: call Fit first, or Restore a checkpoint that Save of this class made.");
    }

    private static string Text(ReadOnlySpan<float> numbers) => string.Join(' ', Array.ConvertAll(numbers.ToArray(), number => number.ToString("R", CultureInfo.InvariantCulture)));

    private float[] Numbers(string text, string path)
    {
        string[] parts = text.Split(' ');
        float[] numbers = new float[parts.Length];
        for (int i = 0; i < parts.Length; i++)
            if (parts.Length != FeatureCount || !float.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
                throw new InvalidDataException($"The scaler of '{path}' is not of {FeatureCount} numbers: {text}");
        return numbers;
    }
}
