using System.Globalization;
using System.Text;
using AotNet.Files;

namespace AotNet.Checkpoints;

/// <summary>A checkpoint in the state file.</summary>
/// <param name="Prefix">The path that was given to Save, without the folder.</param>
/// <param name="Step">The step, or null for one that was saved without.</param>
/// <param name="Kept">Whether it stays for good (KeepEveryHours).</param>
/// <param name="File">The file's name, in the same folder.</param>
internal sealed record CheckpointLine(string Prefix, int? Step, DateTime Saved, bool Kept, string File);

/// <summary>The file <c>checkpoint</c> of a folder: which checkpoints there are, oldest first, of every prefix.</summary>
/// <remarks>One line each, fields between tabs: prefix, step or -, time, kept or rolling, file.</remarks>
internal sealed class CheckpointState
{
    public const string FileName = "checkpoint";

    private const string FirstLine = "AotNet checkpoints 1";

    public List<CheckpointLine> Lines { get; } = [];

    /// <summary>The state of a folder; empty where there is none.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public static CheckpointState Read(string folder)
    {
        var state = new CheckpointState();
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return state;
        string[] lines = File.ReadAllText(path).Split('\n');
        if (lines[0] != FirstLine || lines[^1].Length != 0) throw new InvalidDataException($"'{path}' is damaged or no list of checkpoints.");
        foreach (string line in lines.AsSpan(1, lines.Length - 2))
        {
            string[] fields = line.Split('\t');
            int step = 0;
            if (fields.Length != 5 || (fields[1] != "-" && !int.TryParse(fields[1], CultureInfo.InvariantCulture, out step))
                || !DateTime.TryParseExact(fields[2], "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime saved)
                || fields[3] is not ("kept" or "rolling"))
                throw new InvalidDataException($"'{path}' is damaged: {line}");
            state.Lines.Add(new CheckpointLine(fields[0], fields[1] == "-" ? null : step, saved, fields[3] == "kept", fields[4]));
        }
        return state;
    }

    public void Write(string folder)
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        foreach (CheckpointLine line in Lines)
        {
            text.AppendJoin('\t', line.Prefix, line.Step?.ToString(CultureInfo.InvariantCulture) ?? "-",
                line.Saved.ToString("O", CultureInfo.InvariantCulture), line.Kept ? "kept" : "rolling", line.File).Append('\n');
        }
        AtomicFile.WriteText(Path.Combine(folder, FileName), text.ToString());
    }

    /// <summary>What the folder itself shows of a prefix, oldest first, for when the state file is lost.</summary>
    public static List<CheckpointLine> Scan(string folder, string prefix)
    {
        var found = new List<CheckpointLine>();
        if (!Directory.Exists(folder)) return found;
        foreach (string path in Directory.GetFiles(folder, "*" + SafetensorsFile.Extension))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            if (!name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            string rest = name[prefix.Length..];
            if (rest.Length == 0) found.Add(new CheckpointLine(prefix, null, File.GetLastWriteTimeUtc(path), false, Path.GetFileName(path)));
            else if (rest[0] == '-' && int.TryParse(rest.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int step))
                found.Add(new CheckpointLine(prefix, step, File.GetLastWriteTimeUtc(path), false, Path.GetFileName(path)));
        }
        found.Sort((a, b) => (a.Step ?? -1).CompareTo(b.Step ?? -1));
        return found;
    }
}
