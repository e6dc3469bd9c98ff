using System.Globalization;
using AotNet.Checkpoints;

namespace AotNet;

/// <summary>Saves a session's variables to checkpoints and restores them: safetensors files, which other programs read too.</summary>
/// <remarks>
/// A checkpoint is there whole or not at all, whenever the process is killed: it is written to a temporary file, flushed, renamed;
/// then the state file <c>checkpoint</c> beside it; only then is the oldest one deleted. With the variables go the random state, the
/// step, the graph, and a checksum of it all.
/// </remarks>
public sealed partial class Saver
{
    private const string ModelKey = "model", StepKey = "step", SeedKey = "seed", RunKey = "run", GraphKey = "graph", VariablesKey = "variables", StatePrefix = "state/";

    // Savers of one process may have one folder; the state file is read and written as one.
    private static readonly Lock s_lock = new();

    private readonly SessionBase _session;
    private readonly bool _partial;
    private readonly KeyValuePair<string, Variable>[] _variables;
    private DateTime? _firstSave;

    /// <summary>Saves and restores all variables of a session, by their names, and its random state.</summary>
    public Saver(SessionBase session)
        : this(session, null)
    {
    }

    /// <summary>Saves and restores some variables, under other names where wanted: <c>new() { ["weights"] = session.Variables.Theta }</c>.</summary>
    /// <param name="session">The session.</param>
    /// <param name="map">Variables of the session by their names in files; null for all by their own.</param>
    /// <exception cref="ArgumentException">A variable is not the session's.</exception>
    public Saver(SessionBase session, Dictionary<string, Variable>? map)
    {
        ArgumentNullException.ThrowIfNull(session);
        _session = session;
        _partial = map is not null;
        if (map is null)
        {
            map = new Dictionary<string, Variable>(StringComparer.Ordinal);
            foreach (Variable variable in session.Store.AsSpan()) map.Add(variable.Name, variable);
        }
        var variables = new List<KeyValuePair<string, Variable>>(map.Count);
        // Larger elements first, so that each lies at a multiple of its size.
        for (int size = sizeof(double); size > 0; size /= 2)
            foreach (var item in map)
                if (Elements.ByteSize(item.Value.ElementType) == size) variables.Add(item);
        _variables = [.. variables];
        foreach (var (name, variable) in _variables)
            if (session.Store.Find(variable.Name) != variable)
                throw new ArgumentException($"Variable '{variable.Name}', to be saved as '{name}', is not one of this session of {session.ModelName}.", nameof(map));
    }

    /// <summary>How many checkpoints of one path stay, the newest ones; 0 for all. Each Save with a step beyond that deletes the oldest.</summary>
    public int MaxToKeep { get; init; } = 5;

    /// <summary>Keeps one checkpoint for good every so many hours, beside the newest ones.</summary>
    public double? KeepEveryHours { get; init; }

    /// <summary>Text of the program's own that is saved with the variables, such as its place in the data; <see cref="CheckpointInfo.State"/> has it again.</summary>
    public Dictionary<string, string> State { get; } = new(StringComparer.Ordinal);

    /// <summary>What is told when a damaged checkpoint is passed over; standard error unless set, null for nothing.</summary>
    public static Action<string>? Warning { get; set; } = static message => Console.Error.WriteLine(message);

    internal Func<DateTime> Clock { get; init; } = () => DateTime.UtcNow;

    /// <summary>Saves a checkpoint.</summary>
    /// <param name="path">Folder and name; made where it does not exist. The file is <c>path-step.safetensors</c>, without a step <c>path.safetensors</c>.</param>
    /// <param name="step">How many steps (or epochs) led here: what Restore gives back.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="InvalidOperationException">A variable has no value yet.</exception>
    /// <exception cref="IOException">It cannot be written; the last checkpoint is still there.</exception>
    public string Save(string path, int? step = null)
    {
        var (folder, prefix) = Split(path);
        string name = step is { } number ? string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}") : prefix;
        string file = Path.Combine(folder, name + SafetensorsFile.Extension);
        _firstSave ??= Clock();
        lock (s_lock)
        {
            SafetensorsFile.Write(file, MakeHeader(step ?? 0), index => _variables[index].Value.ReadBytes());
            Register(folder, new CheckpointLine(prefix, step, Clock(), kept: false, Path.GetFileName(file)));
        }
        return file;
    }

    private SafetensorsHeader MakeHeader(int step)
    {
        var header = new SafetensorsHeader();
        header.Metadata["format"] = "AotNet 1";
        header.Metadata[ModelKey] = _session.ModelName;
        header.Metadata[StepKey] = step.ToString(CultureInfo.InvariantCulture);
        header.Metadata[VariablesKey] = Signature();
        if (!_partial)
        {
            RandomState random = _session.RandomState;
            header.Metadata[SeedKey] = random.Seed.ToString(CultureInfo.InvariantCulture);
            header.Metadata[RunKey] = random.Run.ToString(CultureInfo.InvariantCulture);
        }
        foreach (var (key, value) in State) header.Metadata[StatePrefix + key] = value;
        if (_session.SavedGraph is { } graph) header.Metadata[GraphKey] = graph.ToString();
        foreach (var (name, variable) in _variables) header.Add(name, variable.ElementType, variable.Shape);
        return header;
    }

    // The new checkpoint is on disk. The list that names it comes next, and files go only when no list names them any more.
    private void Register(string folder, CheckpointLine added)
    {
        CheckpointState state = ReadState(folder);
        state.Lines.RemoveAll(line => line.File == added.File);
        state.Lines.Add(added);
        var dropped = new List<CheckpointLine>();
        var rolling = state.Lines.FindAll(line => line.Prefix == added.Prefix && !line.Kept && line.Step is not null);
        for (int i = 0; MaxToKeep > 0 && i < rolling.Count - MaxToKeep; i++)
        {
            if (IsToBeKept(state, rolling[i]))
            {
                rolling[i].Kept = true;
                continue;
            }
            state.Lines.Remove(rolling[i]);
            dropped.Add(rolling[i]);
        }
        state.Write(folder);
        foreach (CheckpointLine line in dropped) File.Delete(Path.Combine(folder, line.File));
    }

    private bool IsToBeKept(CheckpointState state, CheckpointLine line)
    {
        if (KeepEveryHours is not { } hours) return false;
        DateTime? last = _firstSave;
        foreach (CheckpointLine other in state.Lines)
            if (other.Prefix == line.Prefix && other.Kept) last = other.Saved;
        return line.Saved - last >= TimeSpan.FromHours(hours);
    }

    private static CheckpointState ReadState(string folder)
    {
        try
        {
            return CheckpointState.Read(folder);
        }
        catch (InvalidDataException error)
        {
            Warning?.Invoke(error.Message + " It is made anew.");
            return new CheckpointState();
        }
    }

    private static (string Folder, string Prefix) Split(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path);
        string prefix = Path.GetFileName(full);
        if (prefix.Length == 0 || prefix.AsSpan().ContainsAny('\t', '\n')) throw new ArgumentException($"'{path}' is no name for checkpoints.", nameof(path));
        return (Path.GetDirectoryName(full)!, prefix);
    }

    private static string DescriptionOf(Variable variable) =>
        $"{SafetensorsHeader.NameOf(variable.ElementType)} [{string.Join(", ", variable.Shape.ToArray())}]";

    /// <summary>A hash (FNV-1a) of names, types and shapes: equal for models that can exchange checkpoints.</summary>
    private string Signature()
    {
        string[] lines = new string[_variables.Length];
        for (int i = 0; i < lines.Length; i++) lines[i] = $"{_variables[i].Key} {DescriptionOf(_variables[i].Value)}\n";
        Array.Sort(lines, StringComparer.Ordinal);
        ulong hash = 14695981039346656037;
        foreach (string line in lines)
            foreach (char c in line)
                hash = (hash ^ c) * 1099511628211;
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
