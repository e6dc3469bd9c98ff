using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Emission;

/// <summary>The expression of an elementwise node in one of the dialects.</summary>
internal static class ScalarCode
{
    /// <summary>Null where the op has no code for these types in this dialect.</summary>
    public static string? Of(ModelGraph graph, Node node, Dialect dialect, IReadOnlyList<string> operands)
    {
        if (node.Op == WellKnownOps.Assign) return operands[1];
        if (node.Op == "BroadcastTo" || OpRegistry.Get(node.Op).IsView) return operands[0];
        if (node.IsConstant) return Constant(node, dialect);
        ElementType type = node.Inputs.Count > 0 ? graph.Nodes[node.Inputs[0]].Type.Element : node.Type.Element;
        string? code = ((ElementwiseOp)OpRegistry.Get(node.Op)).Code(new CodeArgs(dialect, type, node.Type.Element, node.Attributes, operands));
        // Arithmetic on bytes is arithmetic on ints in C#.
        return code is not null && node.Type.Element == ElementType.UInt8 && dialect != Dialect.Simd ? $"(byte)({code})" : code;
    }

    /// <summary>A constant with one value everywhere, as a number of the dialect.</summary>
    public static string Constant(Node node, Dialect dialect)
    {
        string literal = Literal(node.Attributes["value"], node.Type.Element);
        return dialect == Dialect.Simd ? $"O.Set({literal})" : node.Type.Element == ElementType.Float16 || literal[0] == '-' ? $"({literal})" : literal;
    }

    // Integers do not go through double, which has 53 bits.
    private static string Literal(AttributeValue? value, ElementType type) => value switch
    {
        FloatValue item => Literals.Of(item.Value, type),
        IntValue item => Of(item.Value, type),
        BoolValue item => Literals.Of(item.Value ? 1 : 0, type),
        FloatsValue { Values.Count: 1 } item => Literals.Of(item.Values[0], type),
        IntsValue { Values.Count: 1 } item => Of(item.Values[0], type),
        _ => throw new InvalidOperationException("The constant has more than one value."),
    };

    private static string Of(long value, ElementType type) => type == ElementType.Int64 ? Literals.Long(value) : Literals.Of(value, type);

    /// <summary>The elements of a constant that is a list, as literals.</summary>
    public static IEnumerable<string> Elements(Node node) => node.Attributes["value"] switch
    {
        FloatsValue item => item.Values.Select(value => Literals.Of(value, node.Type.Element)),
        IntsValue item => item.Values.Select(value => Of(value, node.Type.Element)),
        var single => [Literal(single, node.Type.Element)],
    };
}
