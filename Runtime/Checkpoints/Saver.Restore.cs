using System.Globalization;
using AotNet.Checkpoints;

namespace AotNet;

public sealed partial class Saver
{
    /// <summary>Gives the variables the values of a checkpoint, all of them or, on any error, none.</summary>
    /// <param name="path">A checkpoint's file, with or without its extension; or what was given to Save, for the newest one of that name that is whole.</param>
    /// <returns>What the checkpoint says: <see cref="CheckpointInfo.Step"/> and more.</returns>
    /// <exception cref="FileNotFoundException">There is no such checkpoint.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="CheckpointMismatchException">It does not fit the model: all that is missing, unexpected or of another shape is listed.</exception>
    public CheckpointInfo Restore(string path)
    {
        var skipped = new List<string>();
        using SafetensorsFile opened = (FindFile(path) is { } found ? OpenWhole(found) : OpenLatest(path, skipped))
            ?? throw new FileNotFoundException(
                $"There is no checkpoint '{path}'." + (skipped.Count == 0 ? "" : " Passed over: " + string.Join(' ', skipped)), path);
        Restore(opened);

        var metadata = opened.Header.Metadata;
        if (!_partial && ulong.TryParse(metadata.GetValueOrDefault(SeedKey), CultureInfo.InvariantCulture, out ulong seed)
            && ulong.TryParse(metadata.GetValueOrDefault(RunKey), CultureInfo.InvariantCulture, out ulong run))
            _session.RandomState = new RandomState(seed, run);
        _ = int.TryParse(metadata.GetValueOrDefault(StepKey), CultureInfo.InvariantCulture, out int step);
        var state = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in metadata)
            if (key.StartsWith(StatePrefix, StringComparison.Ordinal)) state.Add(key[StatePrefix.Length..], value);
        return new CheckpointInfo(opened.FilePath, step, metadata.GetValueOrDefault(ModelKey, "another program"), state, skipped);
    }

    /// <summary>The newest checkpoint of a path that is whole: what to give to Restore. Null when there is none.</summary>
    /// <remarks>A damaged one is passed over and <see cref="Warning"/> told.</remarks>
    /// <param name="path">What was given to Save.</param>
    public static string? LatestCheckpoint(string path) => Latest(path, []);

    /// <summary>The graph that was saved in a checkpoint, to be listed or drawn without the model's source.</summary>
    /// <param name="path">As for <see cref="Restore(string)"/>.</param>
    /// <exception cref="FileNotFoundException">There is no such checkpoint.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or has no graph.</exception>
    public static GraphInfo ImportGraph(string path)
    {
        string file = FindFile(path) ?? Latest(path, []) ?? throw new FileNotFoundException($"There is no checkpoint '{path}'.", path);
        using var opened = new SafetensorsFile(file);
        return opened.Header.Metadata.TryGetValue(GraphKey, out string? text) ? GraphInfo.Parse(text)
            : throw new InvalidDataException($"The checkpoint '{file}' has no graph in it.");
    }

    private void Restore(SafetensorsFile file)
    {
        var saved = new Dictionary<string, SafetensorsEntry>(StringComparer.Ordinal);
        foreach (SafetensorsEntry entry in file.Header.Entries) saved.Add(entry.Name, entry);
        List<string> missing = [], unexpected = [], different = [];
        foreach (var (name, variable) in _variables)
        {
            string description = DescriptionOf(variable);
            if (!saved.TryGetValue(name, out SafetensorsEntry? entry)) missing.Add($"'{name}' {description}{Nearest(name, saved.Keys)}");
            else if (entry.Description != description) different.Add($"'{name}' is {entry.Description} in the checkpoint and {description} in the model");
        }
        if (!_partial)
        {
            foreach (SafetensorsEntry entry in file.Header.Entries)
                if (!_session.AllVariables.Contains(entry.Name))
                    unexpected.Add($"'{entry.Name}' {entry.Description}{Nearest(entry.Name, _session.Store.Names)}");
        }
        if (missing.Count + unexpected.Count + different.Count > 0)
            throw new CheckpointMismatchException(
                file.FilePath, file.Header.Metadata.GetValueOrDefault(ModelKey, "another program"), _session.ModelName, missing, unexpected, different);

        foreach (var (name, variable) in _variables) file.Read(saved[name], variable);
    }

    private static string Nearest(string name, IEnumerable<string> names) => NearestName.Of(name, names) is { } nearest ? $" (nearest: '{nearest}')" : "";

    private static string? FindFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return path.EndsWith(SafetensorsFile.Extension, StringComparison.Ordinal) && File.Exists(path) ? path
            : File.Exists(path + SafetensorsFile.Extension) ? path + SafetensorsFile.Extension : null;
    }

    private static string? Latest(string path, List<string> skipped)
    {
        using SafetensorsFile? opened = OpenLatest(path, skipped);
        return opened?.FilePath;
    }

    private static SafetensorsFile OpenWhole(string file)
    {
        var opened = new SafetensorsFile(file);
        try
        {
            opened.Verify();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private static SafetensorsFile? OpenLatest(string path, List<string> skipped)
    {
        var (folder, prefix) = Split(path);
        List<CheckpointLine> lines = List(folder, prefix);
        for (int i = lines.Count - 1; i >= 0; i--)
        {
            string file = Path.Combine(folder, lines[i].File);
            try
            {
                return OpenWhole(file);
            }
            catch (Exception error) when (error is InvalidDataException or FileNotFoundException)
            {
                skipped.Add(error.Message);
                Warning?.Invoke(error.Message + " The checkpoint before it is taken, if there is one.");
            }
        }
        return null;
    }

    /// <summary>Oldest first.</summary>
    private static List<CheckpointLine> List(string folder, string prefix)
    {
        List<CheckpointLine> lines;
        try
        {
            lines = CheckpointState.Read(folder).Lines.FindAll(line => line.Prefix == prefix);
        }
        catch (InvalidDataException error)
        {
            Warning?.Invoke(error.Message + " The folder's files are taken instead.");
            lines = [];
        }
        if (lines.Count == 0) lines = CheckpointState.Scan(folder, prefix);
        return lines;
    }
}
