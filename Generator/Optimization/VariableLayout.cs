using System.Text;
using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization;

/// <summary>How a variable lies in memory, the same for every fetch of the model.</summary>
/// <param name="Name">The full name, such as <c>dnn/hidden1/kernel</c>.</param>
/// <param name="Field">The field of the generated session that holds it.</param>
/// <param name="RowStride">
/// Elements from one row (along the last axis) to the next: the last size, or that rounded up to 16, or less than it where the matrix lies
/// in panels of that many columns, one after another.
/// </param>
internal sealed record VariableLayout(string Name, string Field, TensorType Type, long RowStride, bool Trainable, string? Member)
{
    /// <summary>Vectors of every width start on a boundary when rows are a multiple of this long.</summary>
    public const int Padding = 16;

    /// <summary>Whether the matrix lies in panels.</summary>
    public bool HasPanels => Rows.HasPanels(Type, Dim.Known(RowStride));

    public static EquatableArray<VariableLayout> Of(ModelGraph graph)
    {
        var users = new Dictionary<int, List<Node>>();
        foreach (VariableInfo variable in graph.Variables) users[variable.Node] = [];
        foreach (Node node in graph.Nodes)
            foreach (int input in node.Inputs.Distinct())
                if (users.TryGetValue(input, out var list)) list.Add(node);

        // Products read weights at each step: who else reads all of them, if in dense rows, gets a copy.
        bool Accepts(VariableInfo variable, long rowStride) =>
            users[variable.Node].All(user => AcceptsRows(user, variable.Node, graph.Nodes[variable.Node].Type, Dim.Known(rowStride))
                || (ReadsAll(user) && users[variable.Node].Any(other => other.Op == "MatMul")));

        // A product's right operand in panels, and with it what is updated beside it: an optimizer's slots have its type.
        var inPanels = graph.Variables
            .Where(variable => Rows.MayPanel(graph.Nodes[variable.Node].Type) && Accepts(variable, Rows.PanelColumns)).ToList();
        var multiplied = new HashSet<TensorType>(inPanels
            .Where(variable => users[variable.Node].Any(user => user.Op == "MatMul")).Select(variable => graph.Nodes[variable.Node].Type));
        inPanels.RemoveAll(variable => !multiplied.Contains(graph.Nodes[variable.Node].Type));

        var fields = new HashSet<string>(StringComparer.Ordinal);
        return graph.Variables.Select(variable =>
        {
            Node node = graph.Nodes[variable.Node];
            long padded = Rows.MayPad(node.Type) ? Rows.Padded(node.Type) : Rows.Dense(node.Type);
            long rowStride = inPanels.Contains(variable) ? Rows.PanelColumns : Accepts(variable, padded) ? padded : Rows.Dense(node.Type);
            return new VariableLayout(node.Name, FieldName(node.Name, fields), node.Type, rowStride, variable.Trainable, variable.Member);
        }).ToEquatableArray();
    }

    /// <summary>Whether the kernels made of this node take an operand of this type with this stride between rows.</summary>
    /// <param name="input">The operand's node.</param>
    public static bool AcceptsRows(Node node, int input, TensorType type, Dim rowStride)
    {
        if (Rows.IsDense(type, rowStride)) return true;
        bool panels = Rows.HasPanels(type, rowStride);
        return node.Op == "BroadcastTo" || OpRegistry.Get(node.Op) switch
        {
            { IsView: true } => false,
            ElementwiseOp => true,
            ReductionOp => Rows.ReductionAccepts(node, type),
            KernelOp kernel => kernel.AcceptsRowStride && !panels,
            CompositeOp => true,
            _ => node.Op is WellKnownOps.Assign or WellKnownOps.Gradient || (node.Op == "MatMul" && !(panels && node.Inputs[0] == input)),
        };
    }

    private static bool ReadsAll(Node node) => node.Op == "Transpose" || node.Type.Kind == ValueKind.Summary;

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

    /// <summary>The columns of a panel: as the runtime's <c>Panels.Columns</c>.</summary>
    public const int PanelColumns = 48;

    /// <summary>
    /// Whether a matrix is worth panels: floating, of so many columns that the last panel's padding makes it at most a third greater, and
    /// too great for a core's first-level cache.
    /// </summary>
    public static bool MayPanel(TensorType type) =>
        MayPad(type) && type.Shape.Rank == 2 && type.Shape[1].Size > PanelColumns + VariableLayout.Padding
        && type.Shape[0] is { IsKnown: true } rows && rows.Size * type.Shape[1].Size >= 1 << 14;

    /// <summary>Whether rows this far apart are parts of a panel's.</summary>
    public static bool HasPanels(TensorType type, Dim rowStride) =>
        type.Shape.Rank == 2 && rowStride == PanelColumns && type.Shape[1] is { IsKnown: true, Size: > PanelColumns };

    /// <summary>Whether there is nothing between rows this far apart.</summary>
    public static bool IsDense(TensorType type, Dim rowStride) => type.Shape.Rank < 2 || rowStride == type.Shape[type.Shape.Rank - 1];

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
