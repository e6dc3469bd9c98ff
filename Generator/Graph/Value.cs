using AotNet.Generator.Shapes;

namespace AotNet.Generator.Graph;

/// <summary>A node under construction, with operators, so that gradient rules read like the formulas they are.</summary>
internal readonly record struct Value(GraphBuilder Graph, int Id)
{
    public Node Node => Graph[Id];

    public TensorType Type => Node.Type;

    public ElementType Element => Type.Element;

    public Shape Shape => Type.Shape;

    public static Value operator +(Value x, Value y) => x.Graph.Add("Add", [x, y]);

    public static Value operator -(Value x, Value y) => x.Graph.Add("Sub", [x, y]);

    public static Value operator *(Value x, Value y) => x.Graph.Add("Mul", [x, y]);

    public static Value operator /(Value x, Value y) => x.Graph.Add("Div", [x, y]);

    public static Value operator -(Value x) => x.Graph.Add("Neg", [x]);

    public static Value operator +(Value x, double y) => x + x.Graph.Scalar(y, x.Element);

    public static Value operator +(double x, Value y) => y.Graph.Scalar(x, y.Element) + y;

    public static Value operator -(Value x, double y) => x - x.Graph.Scalar(y, x.Element);

    public static Value operator -(double x, Value y) => y.Graph.Scalar(x, y.Element) - y;

    public static Value operator *(Value x, double y) => x * x.Graph.Scalar(y, x.Element);

    public static Value operator *(double x, Value y) => y.Graph.Scalar(x, y.Element) * y;

    public static Value operator /(Value x, double y) => x / x.Graph.Scalar(y, x.Element);

    public static Value operator /(double x, Value y) => y.Graph.Scalar(x, y.Element) / y;

    /// <summary>Another op over this value: <c>x.Apply("Exp")</c>.</summary>
    public Value Apply(string op, params (string Name, AttributeValue Value)[] attributes) => Graph.Add(op, [this], Attributes.Of(attributes));

    public override string ToString() => $"%{Id}: {Type}";
}
