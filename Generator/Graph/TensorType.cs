using AotNet.Generator.Shapes;

namespace AotNet.Generator.Graph;

/// <summary>What a node yields: a tensor, nothing (it is run for its effect), or a summary record.</summary>
internal enum ValueKind : byte
{
    Tensor,
    Operation,
    Summary,
}

/// <summary>The type of a node's value. Prints as <c>f32[batch,784]</c>, <c>op</c> or <c>summary</c>.</summary>
internal readonly record struct TensorType(ValueKind Kind, ElementType Element, Shape Shape)
{
    public static readonly TensorType Operation = new(ValueKind.Operation, default, Shape.Scalar);

    public static readonly TensorType Summary = new(ValueKind.Summary, default, Shape.Scalar);

    public static TensorType Tensor(ElementType element, Shape shape) => new(ValueKind.Tensor, element, shape);

    public bool IsTensor => Kind == ValueKind.Tensor;

    public bool IsScalar => IsTensor && Shape.Rank == 0;

    public override string ToString() => Kind switch
    {
        ValueKind.Operation => "op",
        ValueKind.Summary => "summary",
        _ => ElementTypes.ShortName(Element) + Shape,
    };

    /// <exception cref="FormatException"/>
    public static TensorType Parse(string text)
    {
        if (text == "op") return Operation;
        if (text == "summary") return Summary;
        int bracket = text.IndexOf('[');
        return bracket > 0 ? Tensor(ElementTypes.Parse(text.Substring(0, bracket)), Shape.Parse(text.Substring(bracket)))
            : throw new FormatException($"'{text}' is no type.");
    }
}
