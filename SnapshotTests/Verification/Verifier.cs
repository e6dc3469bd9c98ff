using System.Runtime.CompilerServices;

// The namespace, calls and file names of the package Verify.Xunit, so that the tests do not tell which of the two compares.
namespace VerifyXunit;

/// <summary>Compares a text with <c>NAME.verified.EXT</c>; when they differ, leaves <c>NAME.received.EXT</c> beside it and fails.</summary>
internal static class Verifier
{
    public static SettingsTask Verify(string target, string extension = "txt", [CallerFilePath] string sourceFile = "") =>
        new(target, extension, Path.GetDirectoryName(sourceFile)!);
}

/// <summary>A comparison that awaits its settings.</summary>
internal sealed class SettingsTask(string target, string extension, string directory)
{
    private string directory = directory, name = "";

    public SettingsTask UseDirectory(string path)
    {
        directory = Path.Combine(directory, path);
        return this;
    }

    public SettingsTask UseFileName(string fileName)
    {
        name = fileName;
        return this;
    }

    public TaskAwaiter GetAwaiter() => CompareAsync().GetAwaiter();

    private async Task CompareAsync()
    {
        string path = Path.Combine(directory, name);
        string verifiedPath = $"{path}.verified.{extension}", receivedPath = $"{path}.received.{extension}";
        string received = target.ReplaceLineEndings("\n");
        string? verified = File.Exists(verifiedPath) ? (await File.ReadAllTextAsync(verifiedPath)).ReplaceLineEndings("\n") : null;
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }
        await File.WriteAllTextAsync(receivedPath, received);
        throw new VerifyException(verified is null
            ? $"There is no {verifiedPath}. When {receivedPath} is right, rename it."
            : $"{verifiedPath} differs from {receivedPath} at line {FirstDifference(verified, received)}.");
    }

    private static int FirstDifference(string verified, string received)
    {
        string[] left = verified.Split('\n'), right = received.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line]) line++;
        return line + 1;
    }
}

/// <summary>What was received is not what was verified.</summary>
internal sealed class VerifyException(string message) : Exception(message);
