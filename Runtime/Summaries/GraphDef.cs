using System.Globalization;

namespace AotNet.Summaries;

/// <summary>A graph as TensorFlow's GraphDef, for TensorBoard's graph view: scopes are the parts of names, shapes stand on the edges.</summary>
internal static class GraphDef
{
    // Fields of NodeDef and AttrValue.
    private const int NameField = 1, OpField = 2, InputField = 3, AttributeField = 5;
    private const int ListValue = 1, StringValue = 2, TypeValue = 6, ShapeValue = 7;

    public static ReadOnlySpan<byte> Of(GraphInfo graph)
    {
        var message = new ProtoWriter();
        foreach (GraphNode node in graph.Nodes) message.Message(1, writer => Node(writer, node));
        message.Message(4, versions => versions.Int(1, 27));
        return message.Written;
    }

    private static void Node(ProtoWriter message, GraphNode node)
    {
        message.String(NameField, node.Name);
        message.String(OpField, node.Op switch { "Constant" => "Const", "Variable" => "VariableV2", "Group" => "NoOp", _ => node.Op });
        // What only has to run before is a control input, drawn dotted.
        foreach (GraphNode input in node.Inputs) message.String(InputField, node.Op == "Group" ? "^" + input.Name : input.Name);
        foreach (var (name, value) in node.Attributes) Attribute(message, name, item => item.String(StringValue, value));
        if (node.ElementType is not { } type) return;
        Attribute(message, node.Inputs.Count == 0 ? "dtype" : "T", item => item.Int(TypeValue, TypeNumber(type)));
        Attribute(message, "_output_shapes", item => item.Message(ListValue, list => list.Message(ShapeValue, shape => Shape(shape, node))));
    }

    private static void Attribute(ProtoWriter message, string key, Action<ProtoWriter> value) => message.Message(AttributeField, entry =>
    {
        entry.String(1, key);
        entry.Message(2, value);
    });

    private static void Shape(ProtoWriter message, GraphNode node)
    {
        foreach (string size in node.Shape)
        {
            bool known = long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
            message.Message(2, dim =>
            {
                dim.Int(1, known ? number : -1);
                if (!known) dim.String(2, size);
            });
        }
    }

    /// <summary>The number in TensorFlow's types.proto.</summary>
    private static int TypeNumber(ElementType type) => type switch
    {
        ElementType.Float32 => 1,
        ElementType.Float64 => 2,
        ElementType.Int32 => 3,
        ElementType.UInt8 => 4,
        ElementType.Int64 => 9,
        ElementType.Bool => 10,
        _ => 19,
    };
}
