using AotNet.Generator.Common;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Graph;

/// <summary>The named constants of a node, sorted by name.</summary>
internal readonly record struct Attributes(EquatableArray<KeyValuePair<string, AttributeValue>> Items)
{
    public static readonly Attributes None = default;

    public static Attributes Of(params (string Name, AttributeValue Value)[] items) => new(
        items.OrderBy(item => item.Name, StringComparer.Ordinal)
            .Select(item => new KeyValuePair<string, AttributeValue>(item.Name, item.Value)).ToEquatableArray());

    public Attributes With(string name, AttributeValue value) =>
        Of([.. Items.Where(item => item.Key != name).Select(item => (item.Key, item.Value)), (name, value)]);

    public AttributeValue? this[string name]
    {
        get
        {
            foreach (var item in Items)
                if (item.Key == name) return item.Value;
            return null;
        }
    }

    public bool Has(string name) => this[name] is not null;

    public long Int(string name, long otherwise) => this[name] is IntValue value ? value.Value : otherwise;

    public long? IntOrNull(string name) => (this[name] as IntValue)?.Value;

    public double Float(string name, double otherwise) => this[name] switch { FloatValue value => value.Value, IntValue value => value.Value, _ => otherwise };

    public bool Bool(string name, bool otherwise = false) => this[name] is BoolValue value ? value.Value : otherwise;

    public string? String(string name) => (this[name] as StringValue)?.Value;

    /// <summary>A list of integers; a lone integer is a list of one; null when absent.</summary>
    public EquatableArray<long>? Ints(string name) => this[name] switch
    {
        IntsValue value => value.Values,
        IntValue value => [value.Value],
        FloatsValue { Values.Count: 0 } => EquatableArray<long>.Empty, // "[]" parses as either
        _ => null,
    };

    public EquatableArray<double>? Floats(string name) => this[name] switch
    {
        FloatsValue value => value.Values,
        IntsValue value => value.Values.Select(item => (double)item).ToEquatableArray(),
        _ => null,
    };

    public Shape? Dims(string name) => this[name] switch
    {
        DimsValue value => value.Shape,
        IntsValue value => new Shape(value.Values.Select(Dim.Known).ToEquatableArray()),
        _ => null,
    };

    public ElementType? Type(string name) => (this[name] as TypeValue)?.Type;
}
