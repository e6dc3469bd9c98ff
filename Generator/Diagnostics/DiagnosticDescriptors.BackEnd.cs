using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor CompilerFailed = Make(
        "AOTN5001", "The model could not be compiled", "{0} could not be compiled: {1}");

    public static readonly DiagnosticDescriptor NotOnGpu = Make(
        "AOTN5002", "The fetch does not run on a GPU", "{0}.GpuSession has no {1}: {2}", DiagnosticSeverity.Info);
}
