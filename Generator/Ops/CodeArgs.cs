using AotNet.Generator.Emission;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops;

/// <summary>The three languages in which an elementwise op is written.</summary>
internal enum Dialect
{
    /// <summary>C# over vectors: <c>O</c> is the runtime's <c>ISimd&lt;T, V&gt;</c>, values are <c>V</c>. Only where all types are the same float or double.</summary>
    Simd,

    /// <summary>Plain C# over one element; float functions come from the runtime's <c>Scalar</c>, which gives the bits that the vectors give.</summary>
    Scalar,

    /// <summary>C# that ILGPU compiles; functions come from <c>XMath</c>.</summary>
    Gpu,
}

/// <summary>What an elementwise op's code is written from.</summary>
/// <param name="Type">The element type of the first operand.</param>
/// <param name="Result">The element type of the result.</param>
/// <param name="X">An expression for each operand: names or parenthesised, safe to repeat.</param>
internal sealed record CodeArgs(Dialect Dialect, ElementType Type, ElementType Result, Attributes Attributes, IReadOnlyList<string> X)
{
    public string this[int operand] => X[operand];

    /// <summary>A constant of the operands' type.</summary>
    public string Literal(double value)
    {
        string literal = Literals.Of(value, Type);
        return Dialect == Dialect.Simd ? $"O.Set({literal})" : literal;
    }

    /// <summary>A function of one or more operands by its common name: <c>O.Exp(x)</c>, <c>Scalar.Exp(x)</c>, <c>XMath.Exp(x)</c>.</summary>
    public string Call(string function, params string[] arguments) =>
        $"{Dialect switch { Dialect.Simd => "O", Dialect.Scalar => "Scalar", _ => "XMath" }}.{function}({string.Join(", ", arguments)})";

    /// <summary>An infix operator, or its vector function: <c>a + b</c>, <c>O.Add(a, b)</c>.</summary>
    public string Infix(string simd, string symbol) =>
        Dialect == Dialect.Simd ? $"O.{simd}({X[0]}, {X[1]})" : $"({X[0]} {symbol} {X[1]})";
}
