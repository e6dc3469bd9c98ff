using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor NotPartial = Make(
        "AOTN1001", "Class is not partial", "'{0}' must be partial: its session is generated into it");

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Make(
        "AOTN1002", "Containing type is not partial", "'{0}' must be partial: it contains '{1}', which the generator extends");

    public static readonly DiagnosticDescriptor UnsupportedDeclaration = Make(
        "AOTN1003", "Kind of class not supported", "'{0}' cannot be {1}: write an ordinary partial class");

    public static readonly DiagnosticDescriptor MemberNotReadonly = Make(
        "AOTN1004", "Member must be readonly", "'{0}' must be readonly: a {1} is declared once and is never another one");

    public static readonly DiagnosticDescriptor MemberType = Make(
        "AOTN1005", "Member has the wrong type", "'{0}' must be {1}, not {2}");

    public static readonly DiagnosticDescriptor PlaceholderDimension = Make(
        "AOTN1006", "Not a dimension", "Dimension {0} of '{1}' is {2}: write a size of at least 0, null for any size, or a name such as \"batch\"");

    public static readonly DiagnosticDescriptor VariableWithoutValue = Make(
        "AOTN1007", "Variable without an initial value", "'{0}' needs an initial value, which gives it its shape: = Zeros<float>(3, 1)");

    public static readonly DiagnosticDescriptor FetchWithParameters = Make(
        "AOTN1008", "Fetch with parameters", "'{0}' cannot be fetched because it has parameters: fetch a property or method without parameters that calls it");

    public static readonly DiagnosticDescriptor NameTaken = Make(
        "AOTN1009", "Name is used by generated code", "'{0}' is the name of a member that is generated for the model: choose another");

    public static readonly DiagnosticDescriptor CannotEvaluate = Make(
        "AOTN1010", "Construction code cannot be evaluated", "{0} cannot be evaluated when the model is built: {1}");

    public static readonly DiagnosticDescriptor StepLimit = Make(
        "AOTN1011", "Construction code does not end", "Construction code was stopped after {0} steps: a loop here does not end, or builds too much");

    public static readonly DiagnosticDescriptor RecursionLimit = Make(
        "AOTN1012", "Construction code recurses without end", "'{0}' was stopped {1} calls deep: give the recursion an end that does not depend on a tensor's value");

    public static readonly DiagnosticDescriptor ConstructionThrows = Make(
        "AOTN1013", "Construction code throws", "Construction code throws {0}: {1}");

    public static readonly DiagnosticDescriptor TensorValue = Make(
        "AOTN1014", "A tensor has no value yet", "{0} needs the value of a tensor, which is known only in a session: {1}");

    public static readonly DiagnosticDescriptor OpenSize = Make(
        "AOTN1015", "Size is open", "{0} needs a size that is known, but the size is {1}, which each feed decides: {2}");

    public static readonly DiagnosticDescriptor OpenSizeDivision = Make(
        "AOTN1016", "Integer division by an open size", "'{0}' divides integers by the open size {1} and so drops the fraction: write a floating-point number to keep it",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor CircularDefinition = Make(
        "AOTN1017", "Circular definition", "'{0}' is defined by itself: {1}");

    public static readonly DiagnosticDescriptor UnknownFeed = Make(
        "AOTN1018", "Feed is no node", "'{0}' is fed '{1}', which is no placeholder, variable or node of '{2}'");

    public static readonly DiagnosticDescriptor UnusedFeed = Make(
        "AOTN1019", "Feed is not used", "'{0}' is fed '{1}' but does not depend on it");

    public static readonly DiagnosticDescriptor IllegalScope = Make(
        "AOTN1020", "Not a scope name", "'{0}' is no name for a {1}: use letters, digits, '_', '-', '.' and, between parts, '/'");

    public static readonly DiagnosticDescriptor MissingOp = Make(
        "AOTN1021", "Op is not available", "'{0}' is declared but this version of the compiler has no such op");

    public static readonly DiagnosticDescriptor UnusedPlaceholder = Make(
        "AOTN1023", "Placeholder is not used", "No fetch depends on the placeholder '{0}'", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor EmptyScope = Make(
        "AOTN1024", "Scope is empty", "Nothing is made in the scope '{0}'", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor TwoTensorTypes = Make(
        "AOTN1025", "Two types are called Tensor<T>",
        "This file imports Tensor<T> of models and of System.Numerics.Tensors: write 'using SNT = System.Numerics.Tensors;', and var for results", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor EstimatorArgument = Make(
        "AOTN1022", "Estimator's attribute is wrong", "'{0}': {1}");
}
