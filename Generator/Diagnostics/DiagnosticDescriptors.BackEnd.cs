using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor CompilerFailed = Make(
        "AOTN5001", "The model could not be compiled", "{0} could not be compiled: {1}");
}
