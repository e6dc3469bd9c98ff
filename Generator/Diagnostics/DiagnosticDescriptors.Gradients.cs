using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor NotDifferentiable = Make(
        "AOTN4001", "No gradient", "{0} has no gradient: {1}");
}
