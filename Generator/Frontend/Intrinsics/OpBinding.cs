using AotNet.Generator.Diagnostics;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>
/// The convention that saves a table: <c>Op.NAME</c> is the op NAME. Tensors are its inputs in order, a collection of tensors is
/// spread, <c>name</c> names the node, and every other argument is the attribute of the parameter's name. A type argument
/// that no tensor gives is the attribute "type".
/// </summary>
internal static class OpBinding
{
    public static object? Invoke(IntrinsicCall call)
    {
        IMethodSymbol method = call.Method;
        if (OpRegistry.Find(method.Name) is null) throw call.Fail(DiagnosticDescriptors.MissingOp, "Op." + method.Name);
        var inputs = new List<Value>();
        var attributes = new List<(string, AttributeValue)>();
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            object? argument = call[i];
            if (call.Evaluator.Known.IsNode(parameter.Type))
            {
                if (argument is not null || parameter.NullableAnnotation != NullableAnnotation.Annotated) inputs.Add(call.Tensor(i));
            }
            else if (IsTensors(call, parameter.Type)) inputs.AddRange(call.Tensors(parameter.Name));
            else if (parameter.Name != "name" && argument is not null) attributes.Add(ToAttribute(call, method.Name, parameter, argument));
        }
        if (NamesType(call, method)) attributes.Add(("type", call.TypeArgument()));
        return call.Graph.Add(method.Name, inputs, Attributes.Of([.. attributes]), call.Name);
    }

    private static bool IsTensors(IntrinsicCall call, ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => call.Evaluator.Known.IsNode(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: 1 } named => call.Evaluator.Known.IsNode(named.TypeArguments[0]),
        _ => false,
    };

    private static bool NamesType(IntrinsicCall call, IMethodSymbol method) =>
        method.TypeArguments.Length == 1 && !method.Parameters.Any(parameter => call.Evaluator.Known.IsTensor(parameter.Type)
            && SymbolEqualityComparer.Default.Equals(((INamedTypeSymbol)method.OriginalDefinition.Parameters[parameter.Ordinal].Type).TypeArguments[0], method.OriginalDefinition.TypeParameters[0]))
        && !method.Parameters.Any(parameter => IsTensors(call, parameter.Type));

    private static (string, AttributeValue) ToAttribute(IntrinsicCall call, string op, IParameterSymbol parameter, object argument)
    {
        string name = parameter.Name;
        switch (argument)
        {
            case bool value:
                return (name, value);
            case string value:
                return (name, value);
            case int or long or byte or Dim:
                int number = call.Int(name);
                // One axis is a list of one, so that a reduction has a single attribute to read.
                return name == "axis" && (op.StartsWith("Reduce", StringComparison.Ordinal) || op is "Variance" or "Norm" or "Squeeze")
                    ? ("axes", AttributeValue.Ints([number])) : (name, number);
            case EnumValue value:
                return (name, value.Type.GetMembers().OfType<IFieldSymbol>().First(field => Equals(field.ConstantValue, value.Underlying)).Name);
            case float or double or HalfValue:
                return (name, call.Double(name));
            case Value:
                throw call.Fail(DiagnosticDescriptors.TensorValue, $"'{name}'", "give a number, or compute with tensors");
        }
        if (name == "shape") return (name, call.Shape(name));
        var items = call.Evaluator.Items(argument, call.At);
        return items.Any(item => item is float or double)
            ? (name, AttributeValue.Floats(items.Select(item => NumericConversion.ToDouble(item)!.Value)))
            : (name, AttributeValue.Ints(call.Ints(name)));
    }
}
