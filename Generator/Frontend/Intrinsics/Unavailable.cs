using AotNet.Generator.Frontend.Evaluation;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Says why a member of .NET or of another library cannot be used in construction code, and what to write instead.</summary>
internal static class Unavailable
{
    public static ConstructionException Explain(IntrinsicCall call, INamedTypeSymbol type)
    {
        string what = $"'{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}{(call.Symbol.Name == ".ctor" ? "" : "." + call.Symbol.Name)}'";
        return call.CannotEvaluate(what, Reason(type, call.Symbol));
    }

    private static string Reason(INamedTypeSymbol type, ISymbol member)
    {
        string space = type.ContainingNamespace.ToDisplayString();
        string name = type.Name;
        if (name is "Console" or "Debug" or "Trace" or "Process" || space.StartsWith("System.IO", StringComparison.Ordinal) || space.StartsWith("System.Net", StringComparison.Ordinal))
            return "it is input or output; do it where the session is used, and feed what it reads through a placeholder";
        if (name is "DateTime" or "DateTimeOffset" or "Stopwatch" or "TimeProvider" or "TimeSpan" || space == "System.Diagnostics")
            return "the clock at build time means nothing at run time; feed the time through a placeholder";
        if (name == "Guid") return "every build must make the same model; write the text out";
        if (name is "Random" or "RandomNumberGenerator")
            return "every build must make the same model; draw numbers in the session with Op.RandomUniform, Op.RandomNormal or Op.TruncatedNormal";
        if (name == "Environment") return "the build machine's environment is not the user's; feed the value through a placeholder";
        if (space.StartsWith("System.Reflection", StringComparison.Ordinal) || name is "Type" or "Activator" or "Assembly" || member.Name == "GetType")
            return "there is no reflection at build time; use generic methods and patterns";
        if (space.StartsWith("System.Threading", StringComparison.Ordinal)) return "construction code runs on one thread; the session's kernels use several by themselves";
        if (space.StartsWith("AotNet", StringComparison.Ordinal)) return "it belongs to running a model, not to building one";
        return "it is declared outside this project, so its code is not at hand; write the function in this project";
    }
}
