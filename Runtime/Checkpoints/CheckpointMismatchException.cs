using System.Text;

namespace AotNet;

/// <summary>A checkpoint and a model that do not fit. Nothing was restored.</summary>
public sealed class CheckpointMismatchException : Exception
{
    internal CheckpointMismatchException(
        string path, string savedModel, string model, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> different)
        : base(Describe(path, savedModel, model, missing, unexpected, different)) =>
        (Missing, Unexpected, Different) = (missing, unexpected, different);

    /// <summary>Variables of the model that the checkpoint lacks, each with the nearest name in the checkpoint.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Values of the checkpoint that the model has no variable for, each with the nearest name in the model.</summary>
    public IReadOnlyList<string> Unexpected { get; }

    /// <summary>Variables with another shape or element type, with both.</summary>
    public IReadOnlyList<string> Different { get; }

    private static string Describe(
        string path, string savedModel, string model, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> different)
    {
        var text = new StringBuilder($"The checkpoint '{path}' (of {savedModel}) does not fit {model}; nothing was restored.");
        List("Missing in the checkpoint", missing);
        List("Unexpected in the checkpoint", unexpected);
        List("Different", different);
        if (missing.Count > 0 || unexpected.Count > 0) text.Append("\nTo restore some of the variables, or under other names: new Saver(session, map).");
        return text.ToString();

        void List(string title, IReadOnlyList<string> items)
        {
            if (items.Count == 0) return;
            text.Append($"\n{title}:");
            foreach (string item in items) text.Append("\n  ").Append(item);
        }
    }
}
