using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor BroadcastMismatch = Make(
        "AOTN2002", "Shapes do not broadcast", "{0}: shapes {1} and {2} do not broadcast{3}");

    public static readonly DiagnosticDescriptor RankTooSmall = Make(
        "AOTN2003", "Rank too small", "{0}: expected at least {1} axes, got shape {2}");

    public static readonly DiagnosticDescriptor MatMulMismatch = Make(
        "AOTN2004", "Inner sizes of a matrix product differ", "MatMul: inner sizes differ, x is {0} and w is {1}: {2} against {3}{4}");

    public static readonly DiagnosticDescriptor AxisOutOfRange = Make(
        "AOTN2006", "Axis out of range", "{0}: axis {1} is out of range for shape {2}");

    public static readonly DiagnosticDescriptor ElementTypeNotSupported = Make(
        "AOTN2010", "Element type not supported", "{0} is not defined for elements of type {1}");

    public static readonly DiagnosticDescriptor ElementTypesDiffer = Make(
        "AOTN2011", "Element types differ", "{0}: element types differ, {1} and {2}");

    public static readonly DiagnosticDescriptor AssignMismatch = Make(
        "AOTN2012", "Assigned value has another shape", "Assign: the variable is {0} and the value {1}");

    public static readonly DiagnosticDescriptor ConcatMismatch = Make(
        "AOTN2020", "Joined shapes differ", "Concat: operand {0} is {1} and operand 0 is {2}; they may differ along axis {3} only{4}");

    public static readonly DiagnosticDescriptor ReshapeMismatch = Make(
        "AOTN2021", "Number of elements changes", "Reshape: {0} has {1} elements and {2} has {3}");

    public static readonly DiagnosticDescriptor ReshapeUnknown = Make(
        "AOTN2022", "Size left open cannot be worked out", "Reshape: {0} has {1} elements, which no size in place of -1 in {2} can hold for certain");

    public static readonly DiagnosticDescriptor SizeNotKnown = Make(
        "AOTN2023", "Size must be known", "{0}: the size of axis {1} of {2} must be known when the model is built");

    public static readonly DiagnosticDescriptor PermutationInvalid = Make(
        "AOTN2024", "No permutation of the axes", "Transpose: [{0}] is no permutation of the axes of {1}");

    public static readonly DiagnosticDescriptor SqueezeNotOne = Make(
        "AOTN2025", "Squeezed axis is not of size 1", "Squeeze: axis {0} of {1} has size {2}, not 1");

    public static readonly DiagnosticDescriptor SliceOutOfRange = Make(
        "AOTN2026", "Slice out of range", "{0}: {1} elements from {2} on are out of range for axis {3} of {4}");

    public static readonly DiagnosticDescriptor NotSquare = Make(
        "AOTN2027", "Matrix is not square", "{0}: the last two axes of {1} have different sizes");

    public static readonly DiagnosticDescriptor CannotExpand = Make(
        "AOTN2028", "Shape does not expand", "BroadcastTo: {0} does not expand to {1}");

    public static readonly DiagnosticDescriptor ArgumentInvalid = Make(
        "AOTN2029", "Argument of an op is invalid", "{0}: {1}");

    public static readonly DiagnosticDescriptor SplitUneven = Make(
        "AOTN2030", "Axis does not split evenly", "Split: axis {0} of {1} does not split into {2}");

    public static readonly DiagnosticDescriptor EinsumInvalid = Make(
        "AOTN2031", "Einsum equation does not fit", "Einsum \"{0}\": {1}");

    public static readonly DiagnosticDescriptor SolveMismatch = Make(
        "AOTN2032", "Sizes of a linear system differ", "Solve: the matrix is {0} and the right side {1}");
}
