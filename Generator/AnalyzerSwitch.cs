using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Generator;

/// <summary>
/// Whether the compilation runs without analyzers, by the properties of MSBuild that say so (made visible by the package's props).
/// The generator then reports mistakes in models itself: a build must not pass because nobody looked.
/// </summary>
internal static class AnalyzerSwitch
{
    // In the order and with the meaning of the SDK's own target, which passes /skipanalyzers to the compiler.
    public static bool IsOff(AnalyzerConfigOptions options)
    {
        if (Property(options, "RunAnalyzers") is { } always) return !IsTrue(always);
        // An editor goes on analyzing while the build does not, and would show everything twice.
        if (Property(options, "DesignTimeBuild") is { } editing && IsTrue(editing)) return false;
        if (Property(options, "RunAnalyzersDuringBuild") is { } building) return !IsTrue(building);
        return IsTrue(Property(options, "OptimizeImplicitlyTriggeredBuild")) && IsTrue(Property(options, "IsImplicitlyTriggeredBuild"))
            && !IsTrue(Property(options, "TreatWarningsAsErrors"));
    }

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) && value.Length > 0 ? value : null;

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
