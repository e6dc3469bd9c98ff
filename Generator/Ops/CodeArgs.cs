using AotNet.Generator.Emission;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops;

/// <summary>The three languages in which an elementwise op is written.</summary>
internal enum Dialect
{
    /// <summary>
    /// C# over vectors: <c>O</c> is the runtime's <c>ISimd&lt;T, V&gt;</c>, values are <c>V</c>. Only where all types are the
    /// same float or double, but for bools that are made and used inside one kernel: they are masks (all bits set or none),
    /// which comparisons make, logic combines, and Where or Cast uses; they are never loaded or stored.
    /// </summary>
    Simd,

    /// <summary>Plain C# over one element; float functions come from the runtime's <c>Scalar</c>, which gives the bits that the vectors give.</summary>
    Scalar,

    /// <summary>C# that ILGPU compiles; functions come from <c>GpuMath</c> of AotNet.Gpu, which has the names and meanings of <c>Scalar</c>.</summary>
    Gpu,
}

/// <summary>What an elementwise op's code is written from.</summary>
/// <param name="Type">The element type of the first operand.</param>
/// <param name="Result">The element type of the result.</param>
/// <param name="X">An expression for each operand: names or parenthesised, safe to repeat.</param>
internal sealed record CodeArgs(Dialect Dialect, ElementType Type, ElementType Result, Attributes Attributes, IReadOnlyList<string> X)
{
    public string this[int operand] => X[operand];

    /// <summary>An operand as an expression with operators. All operands have the first one's type.</summary>
    public Expr Operand(int operand) => new(this, X[operand]);

    /// <summary>A constant of the operands' type.</summary>
    public string Literal(double value) => Literal(value, Type);

    /// <summary>A constant of the given type.</summary>
    public string Literal(double value, ElementType type)
    {
        string literal = Literals.Of(value, type);
        return Dialect == Dialect.Simd ? $"O.Set({literal})" : literal;
    }

    /// <summary>A function of one or more operands by its name in the runtime's <c>ISimd</c>: <c>O.Exp(x)</c>, <c>Scalar.Exp(x)</c>, <c>GpuMath.Exp(x)</c>.</summary>
    public string Call(string function, params string[] arguments) => Dialect switch
    {
        Dialect.Simd => $"O.{function}({string.Join(", ", arguments)})",
        Dialect.Gpu => $"GpuMath.{function}({string.Join(", ", arguments)})",
        // Every function of a Half is the float's, rounded: exact where the float's is.
        _ when Type == ElementType.Float16 => $"(global::System.Half)Scalar.{function}({string.Join(", ", arguments.Select(argument => $"(float){argument}"))})",
        _ => $"Scalar.{function}({string.Join(", ", arguments)})",
    };

    /// <summary>An infix operator on the first two operands, or its vector function: <c>(a + b)</c>, <c>O.Add(a, b)</c>.</summary>
    public string Infix(string simd, string symbol) => Infix(simd, symbol, X[0], X[1]);

    /// <summary>
    /// An operator on two expressions of the operands' type. Integers wrap around whatever the user's project says of
    /// overflow, also where the C# compiler would refuse a constant expression.
    /// </summary>
    public string Infix(string simd, string symbol, string a, string b) =>
        Dialect == Dialect.Simd ? $"O.{simd}({a}, {b})" : Narrow($"{a} {symbol} {b}");

    /// <summary>The first expression where the condition holds, else the second.</summary>
    public string Select(string condition, string then, string otherwise) =>
        Dialect == Dialect.Simd ? $"O.Select({condition}, {then}, {otherwise})" : $"({condition} ? {then} : {otherwise})";

    /// <summary>Makes an expression of arithmetic one of the operands' type: C# computes bytes as int.</summary>
    public string Narrow(string arithmetic) => Type switch
    {
        ElementType.UInt8 => $"unchecked((byte)({arithmetic}))",
        ElementType.Int32 or ElementType.Int64 => $"unchecked({arithmetic})",
        _ => $"({arithmetic})",
    };
}
