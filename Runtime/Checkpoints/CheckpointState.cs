using System.Globalization;
using System.Text;
using AotNet.Files;

namespace AotNet.Checkpoints;

/// <summary>A checkpoint in the state file.</summary>
internal sealed class CheckpointLine(string prefix, int? step, DateTime saved, bool kept, string file)
{
    /// <summary>The path that was given to Save, without the folder.</summary>
    public string Prefix => prefix;

    /// <summary>The step, or null for one that was saved without.</summary>
    public int? Step => step;

    public DateTime Saved => saved;

    /// <summary>Whether it stays for good (KeepEveryHours).</summary>
    public bool Kept { get; set; } = kept;

    /// <summary>The file's name, in the same folder.</summary>
    public string File => file;
}

/// <summary>The file <c>checkpoint</c> of a folder: which checkpoints there are, oldest first, of every prefix.</summary>
/// <remarks>
/// One line each, fields between tabs: prefix, step or -, milliseconds since 1970 (UTC), kept or rolling, file. A number for the time,
/// because reading dates would bring the tables of all time zones into a native program.
/// </remarks>
internal sealed class CheckpointState
{
    public const string FileName = "checkpoint";

    private const string FirstLine = "AotNet checkpoints 1";

    /// <summary>The year 9999.</summary>
    private const long MaximumTime = 253_000_000_000_000;

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
                || !long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out long saved) || saved > MaximumTime
                || fields[3] is not ("kept" or "rolling"))
                throw new InvalidDataException($"'{path}' is damaged: {line}");
            state.Lines.Add(new CheckpointLine(fields[0], fields[1] == "-" ? null : step, DateTime.UnixEpoch.AddTicks(saved * TimeSpan.TicksPerMillisecond), fields[3] == "kept", fields[4]));
        }
        return state;
    }

    public void Write(string folder)
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        foreach (CheckpointLine line in Lines)
        {
            text.AppendJoin('\t', line.Prefix, line.Step?.ToString(CultureInfo.InvariantCulture) ?? "-",
                ((line.Saved - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture), line.Kept ? "kept" : "rolling", line.File).Append('\n');
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
        found.Sort(static (a, b) => (a.Step ?? -1).CompareTo(b.Step ?? -1));
        return found;
    }
}
