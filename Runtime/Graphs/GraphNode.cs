namespace AotNet;

/// <summary>A node of a <see cref="GraphInfo"/>.</summary>
public sealed class GraphNode
{
    internal GraphNode(int id, string name, string op, string type, GraphNode[] inputs, KeyValuePair<string, string>[] attributes)
    {
        (Id, Name, Op, Type, Inputs, Attributes) = (id, name, op, type, inputs, attributes);
        int bracket = type.IndexOf('[');
        Shape = bracket < 0 || type.EndsWith("[]", StringComparison.Ordinal) ? [] : type[(bracket + 1)..^1].Split(',');
        ElementType = bracket < 0 ? null : type[..bracket] switch
        {
            "f32" => AotNet.ElementType.Float32,
            "f64" => AotNet.ElementType.Float64,
            "f16" => AotNet.ElementType.Float16,
            "i32" => AotNet.ElementType.Int32,
            "i64" => AotNet.ElementType.Int64,
            "u8" => AotNet.ElementType.UInt8,
            "bool" => AotNet.ElementType.Bool,
            string other => throw new FormatException($"'{other}' is no element type."),
        };
    }

    /// <summary>Its place in <see cref="GraphInfo.Nodes"/>.</summary>
    public int Id { get; }

    /// <summary>The unique name with its scopes: <c>dnn/hidden1/MatMul</c>.</summary>
    public string Name { get; }

    /// <summary>The name's scope, <c>dnn/hidden1</c>, or empty.</summary>
    public string Scope => Name.LastIndexOf('/') is > 0 and int slash ? Name[..slash] : "";

    /// <summary>The op's name: <c>MatMul</c>.</summary>
    public string Op { get; }

    /// <summary>Element type and shape as the compiler prints them: <c>f32[batch,784]</c>; <c>op</c> or <c>summary</c> for what is no tensor.</summary>
    public string Type { get; }

    /// <summary>The element type; null for what is no tensor.</summary>
    public ElementType? ElementType { get; }

    /// <summary>The sizes of the axes: numbers, names of open sizes, <c>?0</c> for one without a name.</summary>
    public IReadOnlyList<string> Shape { get; }

    /// <summary>The operands.</summary>
    public IReadOnlyList<GraphNode> Inputs { get; }

    /// <summary>The op's constant arguments, as text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; }

    public override string ToString() => $"{Name}: {Type} = {Op}";
}

/// <summary>A variable of a <see cref="GraphInfo"/>.</summary>
public sealed class GraphVariable
{
    internal GraphVariable(GraphNode node, bool trainable, string? member) => (Node, Trainable, Member) = (node, trainable, member);

    /// <summary>Its node, whose name and type are the variable's.</summary>
    public GraphNode Node { get; }

    /// <summary>Whether optimizers update it unless told otherwise.</summary>
    public bool Trainable { get; }

    /// <summary>The member that declares it, if one does.</summary>
    public string? Member { get; }

    public string Name => Node.Name;

    /// <summary>The number of its elements.</summary>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (string size in Node.Shape) count *= long.Parse(size, System.Globalization.CultureInfo.InvariantCulture);
            return count;
        }
    }
}

/// <summary>A method of a model's session.</summary>
public sealed class GraphFetch
{
    internal GraphFetch(string name, GraphNode[] feeds, GraphNode[] results) => (Name, Feeds, Results) = (name, feeds, results);

    /// <summary>The method's name.</summary>
    public string Name { get; }

    /// <summary>Its parameters, by the nodes that they feed.</summary>
    public IReadOnlyList<GraphNode> Feeds { get; }

    /// <summary>The nodes that it gives.</summary>
    public IReadOnlyList<GraphNode> Results { get; }
}
