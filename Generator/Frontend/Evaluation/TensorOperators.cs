using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Evaluation;

/// <summary>Which op of the graph an operator of C# is on tensors.</summary>
internal static class TensorOperators
{
    public static string? OpOf(string operatorMethod) => operatorMethod switch
    {
        "op_Addition" => "Add",
        "op_Subtraction" => "Sub",
        "op_Multiply" => "Mul",
        "op_Division" => "Div",
        "op_Modulus" => "Mod",
        "op_UnaryNegation" => "Neg",
        "op_LessThan" => "Less",
        "op_LessThanOrEqual" => "LessEqual",
        "op_GreaterThan" => "Greater",
        "op_GreaterThanOrEqual" => "GreaterEqual",
        "op_BitwiseAnd" => "LogicalAnd",
        "op_BitwiseOr" => "LogicalOr",
        "op_ExclusiveOr" => "LogicalXor",
        "op_LogicalNot" => "LogicalNot",
        "op_Equality" => "Equal",
        "op_Inequality" => "NotEqual",
        _ => null,
    };

    public static string? OpOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "Add",
        BinaryOperatorKind.Subtract => "Sub",
        BinaryOperatorKind.Multiply => "Mul",
        BinaryOperatorKind.Divide => "Div",
        BinaryOperatorKind.Remainder => "Mod",
        BinaryOperatorKind.LessThan => "Less",
        BinaryOperatorKind.LessThanOrEqual => "LessEqual",
        BinaryOperatorKind.GreaterThan => "Greater",
        BinaryOperatorKind.GreaterThanOrEqual => "GreaterEqual",
        BinaryOperatorKind.Equals => "Equal",
        BinaryOperatorKind.NotEquals => "NotEqual",
        _ => null,
    };
}
