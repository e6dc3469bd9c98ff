using System.Text;
using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization;

/// <summary>How a variable lies in memory, the same for every fetch of the model.</summary>
/// <param name="Name">The full name, such as <c>dnn/hidden1/kernel</c>.</param>
/// <param name="Field">The field of the generated session that holds it.</param>
/// <param name="RowStride">Elements from one row (along the last axis) to the next: the last size, or that rounded up to 16.</param>
internal sealed record VariableLayout(string Name, string Field, TensorType Type, long RowStride, bool Trainable, string? Member)
{
    /// <summary>Vectors of every width start on a boundary when rows are a multiple of this long.</summary>
    public const int Padding = 16;

    public static EquatableArray<VariableLayout> Of(ModelGraph graph)
    {
        var users = new Dictionary<int, List<Node>>();
        foreach (VariableInfo variable in graph.Variables) users[variable.Node] = [];
        foreach (Node node in graph.Nodes)
            foreach (int input in node.Inputs)
                if (users.TryGetValue(input, out var list)) list.Add(node);

        var fields = new HashSet<string>(StringComparer.Ordinal);
        return graph.Variables.Select(variable =>
        {
            Node node = graph.Nodes[variable.Node];
            bool padded = Rows.MayPad(node.Type) && users[variable.Node].All(user => AcceptsRowStride(user, node.Type));
            return new VariableLayout(node.Name, FieldName(node.Name, fields), node.Type,
                padded ? Rows.Padded(node.Type) : Rows.Dense(node.Type), variable.Trainable, variable.Member);
        }).ToEquatableArray();
    }

    /// <summary>Whether the kernels made of this node take an operand of this type with a stride between rows.</summary>
    public static bool AcceptsRowStride(Node node, TensorType type) => node.Op == "BroadcastTo" || OpRegistry.Get(node.Op) switch
    {
        { IsView: true } => false,
        ElementwiseOp => true,
        ReductionOp => Rows.ReductionAccepts(node, type),
        KernelOp kernel => kernel.AcceptsRowStride,
        _ => node.Op is "MatMul" or WellKnownOps.Assign or WellKnownOps.Gradient,
    };

    private static string FieldName(string name, HashSet<string> taken)
    {
        var text = new StringBuilder("v_");
        foreach (char c in name) text.Append(char.IsLetterOrDigit(c) ? c : '_');
        string field = text.ToString();
        for (int suffix = 2; !taken.Add(field); suffix++) field = $"{text}__{suffix}";
        return field;
    }
}

/// <summary>The distance between rows of a buffer.</summary>
internal static class Rows
{
    /// <summary>
    /// Whether rows of this type are worth padding: floating matrices whose rows have a known length of at least half a vector.
    /// Shorter rows would grow several times over.
    /// </summary>
    public static bool MayPad(TensorType type) =>
        type.Shape.Rank >= 2 && type.Element is ElementType.Float32 or ElementType.Float64
        && type.Shape.Rank >= 2 && type.Shape[type.Shape.Rank - 1] is { IsKnown: true, Size: >= VariableLayout.Padding / 2 };

    public static long Padded(TensorType type) => Padded(type.Shape[type.Shape.Rank - 1].Size);

    public static long Padded(long columns) => (columns + VariableLayout.Padding - 1) / VariableLayout.Padding * VariableLayout.Padding;

    /// <summary>The last size of a type that is known throughout, as a variable's is; 1 for a scalar.</summary>
    public static long Dense(TensorType type) => type.Shape.Rank == 0 ? 1 : type.Shape[type.Shape.Rank - 1].Size;

    /// <summary>
    /// Whether a reduction takes padded rows: it goes along the last axis (by itself, as <c>SplitReductions</c> sees to), or along
    /// the last axis but one, so that a row of sums is a row of the operand.
    /// </summary>
    public static bool ReductionAccepts(Node node, TensorType operand)
    {
        var axes = ReductionOp.Axes(node.Op, operand.Shape, node.Attributes);
        return axes.Contains(operand.Shape.Rank - 1) || axes.Contains(operand.Shape.Rank - 2);
    }
}
