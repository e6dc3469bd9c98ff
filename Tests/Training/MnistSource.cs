using System.Runtime.CompilerServices;

namespace AotNet.Tests.Training;

/// <summary>The model of program 10, as it stands there.</summary>
internal static class MnistSource
{
    private const string Usings = "using System;\nusing AotNet;\nusing static AotNet.Op;\n\n";

    /// <summary>The class alone: the program's statements would be another entry point.</summary>
    public static string Model { get; } = Usings + Program();

    private static string Program([CallerFilePath] string here = "")
    {
        string program = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Samples", "Programs", "10-mnist-dnn.cs"));
        return program[program.IndexOf("[Model]", StringComparison.Ordinal)..];
    }
}
