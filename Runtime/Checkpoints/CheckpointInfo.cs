namespace AotNet;

/// <summary>What a checkpoint said when it was restored.</summary>
public sealed class CheckpointInfo
{
    internal CheckpointInfo(string path, int step, string model, IReadOnlyDictionary<string, string> state, IReadOnlyList<string> skipped) =>
        (Path, Step, Model, State, Skipped) = (path, step, model, state, skipped);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The step it was saved with; 0 without.</summary>
    public int Step { get; }

    /// <summary>The name of the model that it was saved from.</summary>
    public string Model { get; }

    /// <summary>What the saving program put into <see cref="Saver.State"/>.</summary>
    public IReadOnlyDictionary<string, string> State { get; }

    /// <summary>Newer checkpoints that were passed over, each with the reason.</summary>
    public IReadOnlyList<string> Skipped { get; }
}
