namespace AotNet.Data;

/// <summary>Finds the files of a set.</summary>
internal static class DataFolder
{
    /// <summary>The environment variable that names the folder of all sets.</summary>
    public const string Variable = "AOTNET_DATA";

    /// <summary>Where downloads are kept: <c>AotNet</c> in the user's folder for local data.</summary>
    public static string Cache => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "AotNet");

    /// <summary>The folder that has what a set needs.</summary>
    /// <param name="given">The folder that the caller named: it or nothing.</param>
    /// <param name="set">The set's own folder name, tried within each place too.</param>
    /// <param name="hasFiles">Whether a folder has the files.</param>
    /// <param name="searched">The places that were looked at.</param>
    /// <returns>Null when none has.</returns>
    public static string? Find(string? given, string set, Func<string, bool> hasFiles, out List<string> searched)
    {
        searched = [];
        foreach (string place in Places(given))
        {
            foreach (string folder in new[] { place, Path.Combine(place, set) })
            {
                if (hasFiles(folder)) return folder;
            }
            searched.Add(place);
        }
        return null;
    }

    private static IEnumerable<string> Places(string? given)
    {
        if (given is not null)
        {
            yield return given;
            yield break;
        }
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) yield return named;
        foreach (string start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                yield return folder.FullName;
                yield return Path.Combine(folder.FullName, "data");
            }
        }
        yield return Cache;
    }
}
