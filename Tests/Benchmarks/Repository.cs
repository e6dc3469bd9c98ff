namespace AotNet.Benchmarks;

/// <summary>Files of the repository that this program was built in.</summary>
internal static class Repository
{
    /// <returns>The full path, or null where the program was copied out of the repository.</returns>
    public static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "AotNet.sln"))) continue;
            string full = Path.Combine(folder.FullName, path);
            return Path.Exists(full) ? full : null;
        }
        return null;
    }
}
