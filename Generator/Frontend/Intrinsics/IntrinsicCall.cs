using AotNet.Generator.Common;
using AotNet.Generator.Diagnostics;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>A use of a member that the compiler itself knows: its evaluated operands, and how to say what is wrong with them.</summary>
/// <param name="symbol">A method, property or field.</param>
internal sealed class IntrinsicCall(ConstructionEvaluator evaluator, ISymbol symbol, object? instance, object?[] arguments, IOperation at)
{
    public ConstructionEvaluator Evaluator => evaluator;

    public GraphBuilder Graph => evaluator.Graph;

    public ISymbol Symbol => symbol;

    public IMethodSymbol Method => (IMethodSymbol)symbol;

    public object? Instance => instance;

    public object?[] Arguments => arguments;

    public IOperation At => at;

    public object? this[int parameter] => parameter < arguments.Length ? arguments[parameter] : null;

    /// <summary>The argument for the parameter of that name; null where there is no such parameter.</summary>
    public object? this[string parameter]
    {
        get
        {
            var parameters = Method.Parameters;
            for (int i = 0; i < parameters.Length; i++)
                if (parameters[i].Name == parameter) return arguments[i];
            return null;
        }
    }

    public bool Has(string parameter) => this[parameter] is not null;

    public string? Name => this["name"] as string;

    public Value Tensor(string parameter) => AsTensor(this[parameter], parameter);

    public Value Tensor(int parameter) => AsTensor(this[parameter], Method.Parameters[parameter].Name);

    public IReadOnlyList<Value> Tensors(string parameter) => [.. evaluator.Sequence(this[parameter], at).Select(item => AsTensor(item, parameter))];

    private static Value AsTensor(object? value, string parameter) => value is Value tensor ? tensor : throw new ArgumentNullException(parameter, "a tensor is null");

    public int Int(string parameter) => evaluator.ToInt(this[parameter], at);

    public double Double(string parameter) => this[parameter] switch
    {
        Dim size => throw evaluator.Open(at, $"'{parameter}'", size),
        Value => throw evaluator.Fail(at, DiagnosticDescriptors.TensorValue, $"'{parameter}'", "give a number"),
        var value => NumericConversion.ToDouble(value) ?? throw new ArgumentException("a number is expected", parameter),
    };

    public bool Bool(string parameter) => this[parameter] is true;

    public IReadOnlyList<int> Ints(string parameter) => [.. evaluator.Sequence(this[parameter], at).Select(item => evaluator.ToInt(item, at))];

    public Shape Shape(string parameter) => ToShape(this[parameter]);

    /// <summary>An array of sizes, open ones among them, as a shape.</summary>
    public Shape ToShape(object? value) => value is Shape shape ? shape : new(evaluator.Sequence(value, at).Select(ToDim).ToEquatableArray());

    private Dim ToDim(object? size) => size is Dim dim ? dim : evaluator.ToInt(size, at);

    /// <summary>The element type that the call's type argument names.</summary>
    public ElementType TypeArgument(int index = 0) => evaluator.ElementOf(Method.TypeArguments[index], at);

    public object? Apply(object? function, params object?[] values) => evaluator.Apply(function, values, at);

    public ConstructionException Fail(DiagnosticDescriptor descriptor, params string[] values) => evaluator.Fail(at, descriptor, values);

    public ConstructionException CannotEvaluate(string what, string instead) => evaluator.CannotEvaluate(at, what, instead);

    /// <summary>An array of tensors as a method of Op returns it.</summary>
    public ArrayValue TensorArray(IEnumerable<Value> tensors) =>
        new(symbol is IMethodSymbol { ReturnType: IArrayTypeSymbol array } ? array.ElementType : evaluator.Compilation.ObjectType, [.. tensors.Select(tensor => (object?)tensor)]);
}
