using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>A comparison of two numbers, as C# compares them; the result is bool.</summary>
internal abstract class Comparison(string name, string onnxName, string simd, string symbol, bool ofBools = false) : BinaryOp
{
    public sealed override string Name => name;

    public sealed override string OnnxName => onnxName;

    public sealed override string? NotDifferentiable => "its result is true or false";

    public sealed override string? Code(CodeArgs x) => x.Operand(0).Compare(simd, symbol, x.Operand(1)).Text;

    protected sealed override ElementType ResultElement(OpCall call) => ElementType.Bool;

    protected sealed override bool Accepts(ElementType type) => ofBools || ElementTypes.IsNumber(type);

    protected sealed override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => Scalar.Of(symbol switch
    {
        "==" => IsEqual(x[0], x[1]),
        "!=" => !IsEqual(x[0], x[1]),
        "<" => IsLess(x[0], x[1]),
        "<=" => IsLess(x[0], x[1]) || IsEqual(x[0], x[1]),
        ">" => IsLess(x[1], x[0]),
        ">=" => IsLess(x[1], x[0]) || IsEqual(x[0], x[1]),
        _ => throw new InvalidOperationException($"{symbol} compares nothing."),
    });

    private static bool IsEqual(Scalar a, Scalar b) => a.IsFloating ? a.Real == b.Real : a.Integer == b.Integer;

    private static bool IsLess(Scalar a, Scalar b) => a.IsFloating ? a.Real < b.Real : a.Integer < b.Integer;
}
