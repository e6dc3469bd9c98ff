using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>An operation on two bools.</summary>
internal abstract class Logic(string name, string onnxName, string simd, string symbol) : BinaryOp
{
    public sealed override string Name => name;

    public sealed override string OnnxName => onnxName;

    public sealed override string? NotDifferentiable => "its result is true or false";

    public sealed override string? Code(CodeArgs x) => x.Infix(simd, symbol);

    protected sealed override bool Accepts(ElementType type) => type == ElementType.Bool;

    protected sealed override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => Scalar.Of(symbol switch
    {
        "&" => (x[0].Integer & x[1].Integer) != 0,
        "|" => (x[0].Integer | x[1].Integer) != 0,
        "^" => x[0].Integer != x[1].Integer,
        _ => throw new InvalidOperationException($"{symbol} is no operation on bools."),
    });
}
