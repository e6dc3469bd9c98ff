using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops;

/// <summary>An op about to be added: what its shape rule sees.</summary>
internal sealed record OpCall(OpDefinition Op, EquatableArray<TensorType> Inputs, Attributes Attributes)
{
    public TensorType this[int input] => Inputs[input];

    public Shape Shape(int input) => Inputs[input].Shape;

    public ElementType Element(int input) => Inputs[input].Element;
}
