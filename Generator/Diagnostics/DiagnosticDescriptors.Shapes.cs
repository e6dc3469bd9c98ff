using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor BroadcastMismatch = Make(
        "AOTN2002", "Shapes do not broadcast", "{0}: shapes {1} and {2} do not broadcast");

    public static readonly DiagnosticDescriptor RankTooSmall = Make(
        "AOTN2003", "Rank too small", "{0}: expected at least {1} axes, got shape {2}");

    public static readonly DiagnosticDescriptor MatMulMismatch = Make(
        "AOTN2004", "Inner sizes of a matrix product differ", "MatMul: inner sizes differ, x is {0} and w is {1}: {2} against {3}");

    public static readonly DiagnosticDescriptor AxisOutOfRange = Make(
        "AOTN2006", "Axis out of range", "{0}: axis {1} is out of range for shape {2}");

    public static readonly DiagnosticDescriptor ElementTypeNotSupported = Make(
        "AOTN2010", "Element type not supported", "{0} is not defined for elements of type {1}");

    public static readonly DiagnosticDescriptor ElementTypesDiffer = Make(
        "AOTN2011", "Element types differ", "{0}: element types differ, {1} and {2}");

    public static readonly DiagnosticDescriptor AssignMismatch = Make(
        "AOTN2012", "Assigned value has another shape", "Assign: the variable is {0} and the value {1}");
}
