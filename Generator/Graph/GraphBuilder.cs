using AotNet.Generator.Common;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Graph;

/// <summary>
/// Adds nodes, each typed by its op's rule as it is added, and names them as TensorFlow 1.x does: the scope, then the op's
/// name or the given one, with <c>_1</c>, <c>_2</c>, … where the name is taken.
/// </summary>
internal sealed class GraphBuilder(string name)
{
    private readonly List<Node> nodes = [];
    private readonly HashSet<string> takenNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> nextSuffix = new(StringComparer.Ordinal);

    public List<PlaceholderInfo> Placeholders { get; } = [];

    public List<VariableInfo> Variables { get; } = [];

    public List<FetchInfo> Fetches { get; } = [];

    public Node this[int id] => nodes[id];

    public int Count => nodes.Count;

    /// <summary>The current name scope: empty, or <c>dnn/hidden1/</c> with a slash at the end.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Continues a finished graph: same nodes, same ids, same names.</summary>
    public static GraphBuilder From(ModelGraph graph)
    {
        var builder = new GraphBuilder(graph.Name);
        builder.nodes.AddRange(graph.Nodes);
        foreach (Node node in graph.Nodes) builder.takenNames.Add(node.Name);
        builder.Placeholders.AddRange(graph.Placeholders);
        builder.Variables.AddRange(graph.Variables);
        builder.Fetches.AddRange(graph.Fetches);
        return builder;
    }

    /// <summary>An empty builder for a graph that keeps most of another one's nodes: new nodes take none of their names.</summary>
    public static GraphBuilder Rewriting(ModelGraph graph)
    {
        var builder = new GraphBuilder(graph.Name);
        foreach (Node node in graph.Nodes) builder.takenNames.Add(node.Name);
        return builder;
    }

    /// <summary>A node of the graph that is being rewritten, with its name, over operands of this builder.</summary>
    public Value Copy(Node node, IEnumerable<int> inputs)
    {
        nodes.Add(node with { Id = nodes.Count, Inputs = inputs.ToEquatableArray() });
        return new Value(this, nodes.Count - 1);
    }

    /// <exception cref="GraphException">The operands do not fit the op.</exception>
    public Value Add(string op, IReadOnlyList<Value> inputs, Attributes attributes = default, string? name = null)
    {
        OpDefinition definition = OpRegistry.Get(op);
        var call = new OpCall(definition, inputs.Select(input => input.Type).ToEquatableArray(), attributes);
        TensorType type;
        try
        {
            type = definition.InferType(call);
        }
        catch (GraphException exception)
        {
            OnMismatch?.Invoke(call);
            (exception.Operands, exception.Attributes) = (inputs.Select(input => input.Id).ToEquatableArray(), attributes);
            throw;
        }
        return AddTyped(op, type, inputs, attributes, name);
    }

    /// <summary>Called with operands that do not fit, before the exception goes on; it may throw another one.</summary>
    public Action<OpCall>? OnMismatch { get; set; }

    /// <summary>A node whose type is given rather than inferred: leaves and requests.</summary>
    public Value AddTyped(string op, TensorType type, IReadOnlyList<Value> inputs, Attributes attributes = default, string? name = null)
    {
        var node = new Node(nodes.Count, op, type, inputs.Select(input => input.Id).ToEquatableArray(), attributes, UniqueName(Scope + (name ?? op)));
        nodes.Add(node);
        return new Value(this, node.Id);
    }

    public Value Placeholder(TensorType type, string name)
    {
        Value value = AddTyped(WellKnownOps.Placeholder, type, [], name: name);
        Placeholders.Add(new PlaceholderInfo(value.Id, name));
        return value;
    }

    /// <summary>A variable of its initial value's type. <paramref name="name"/> is appended to the scope and made unique.</summary>
    public Value Variable(Value initial, string? name, bool trainable = true, string? member = null)
    {
        Value value = AddTyped(WellKnownOps.Variable, initial.Type, [], name: name ?? "Variable");
        Variables.Add(new VariableInfo(value.Id, initial.Id, trainable, member));
        return value;
    }

    /// <summary>A constant of rank 0.</summary>
    public Value Scalar(double value, ElementType type) => Fill(value, TensorType.Tensor(type, Shape.Scalar));

    /// <summary>A constant with the same value everywhere; the shape may have open sizes.</summary>
    public Value Fill(double value, TensorType type) =>
        AddTyped(WellKnownOps.Constant, type, [], Attributes.Of(("value", type.Element switch
        {
            ElementType.Bool => value != 0,
            ElementType.Int32 or ElementType.Int64 or ElementType.UInt8 => (long)value,
            _ => (AttributeValue)value,
        })), "Const");

    /// <summary>A size as a scalar: a constant when known.</summary>
    public Value DimSize(Dim size, ElementType type) =>
        size.IsKnown ? Scalar(size.Size, type)
            : AddTyped(WellKnownOps.DimSize, TensorType.Tensor(type, Shape.Scalar), [], Attributes.Of(("dim", new Shape([size])), ("type", type)));

    /// <summary>Gives a node one more attribute, which must not change its type.</summary>
    public void Annotate(int id, string attribute, AttributeValue value) =>
        nodes[id] = nodes[id] with { Attributes = nodes[id].Attributes.With(attribute, value) };

    /// <summary>The name itself, or with the first free suffix; it is taken from then on.</summary>
    public string UniqueName(string wanted)
    {
        if (takenNames.Add(wanted)) return wanted;
        nextSuffix.TryGetValue(wanted, out int suffix);
        string unique;
        do unique = wanted + "_" + (++suffix).ToString(System.Globalization.CultureInfo.InvariantCulture);
        while (!takenNames.Add(unique));
        nextSuffix[wanted] = suffix;
        return unique;
    }

    /// <summary>Whether a node or scope has this full name.</summary>
    public bool IsTaken(string fullName) => takenNames.Contains(fullName);

    public ModelGraph Build() => new(
        name, nodes.ToEquatableArray(), Placeholders.ToEquatableArray(), Variables.ToEquatableArray(), Fetches.ToEquatableArray());
}
