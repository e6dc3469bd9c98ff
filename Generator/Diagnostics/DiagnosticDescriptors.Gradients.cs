using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor NotDifferentiable = Make(
        "AOTN4001", "No gradient", "{0} has no gradient: {1}");

    public static readonly DiagnosticDescriptor LossIsNoScalar = Make(
        "AOTN4010", "Loss is no scalar", "Minimize needs a loss without axes, and this one has shape {0}: reduce it with ReduceMean or ReduceSum");

    public static readonly DiagnosticDescriptor GradientMethod = Make(
        "AOTN4012", "Gradient method does not fit", "'{0}' cannot be the derivative of '{1}': {2}");

    public static readonly DiagnosticDescriptor LossHasNoVariable = Make(
        "AOTN4011", "Loss depends on no variable", "Minimize has nothing to change: '{0}' depends on no trainable variable");
}
