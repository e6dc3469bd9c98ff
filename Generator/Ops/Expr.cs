namespace AotNet.Generator.Ops;

/// <summary>
/// An expression of an elementwise op's code, with operators, so that one formula serves every dialect:
/// <c>x / (1 + x.Abs())</c> is <c>O.Div(x, O.Add(O.Set(1f), O.Abs(x)))</c> over vectors and <c>(x / (1f + Scalar.Abs(x)))</c> in plain C#.
/// </summary>
/// <remarks>A term that is named twice is computed twice; where that is dear, the op is a composite instead.</remarks>
internal readonly record struct Expr(CodeArgs Args, string Text)
{
    public static Expr operator +(Expr a, Expr b) => a.With(a.Args.Infix("Add", "+", a.Text, b.Text));

    public static Expr operator -(Expr a, Expr b) => a.With(a.Args.Infix("Sub", "-", a.Text, b.Text));

    public static Expr operator *(Expr a, Expr b) => a.With(a.Args.Infix("Mul", "*", a.Text, b.Text));

    public static Expr operator /(Expr a, Expr b) => a.With(a.Args.Infix("Div", "/", a.Text, b.Text));

    public static Expr operator -(Expr a) => a.With(a.Args.Dialect == Dialect.Simd ? $"O.Neg({a.Text})" : a.Args.Narrow($"-{a.Text}"));

    public static Expr operator +(double a, Expr b) => b.Constant(a) + b;

    public static Expr operator -(double a, Expr b) => b.Constant(a) - b;

    public static Expr operator *(double a, Expr b) => b.Constant(a) * b;

    public static Expr operator /(double a, Expr b) => b.Constant(a) / b;

    public static Expr operator >(Expr a, double b) => a.Compare("Greater", ">", a.Constant(b));

    public static Expr operator <(Expr a, double b) => a.Compare("Less", "<", a.Constant(b));

    public static Expr operator >=(Expr a, double b) => a.Compare("GreaterOrEqual", ">=", a.Constant(b));

    public static Expr operator <=(Expr a, double b) => a.Compare("LessOrEqual", "<=", a.Constant(b));

    public Expr Constant(double value) => With(Args.Literal(value));

    /// <summary>A function by its name in the runtime's <c>ISimd</c>.</summary>
    public Expr Call(string function) => With(Args.Call(function, Text));

    public Expr Call(string function, Expr other) => With(Args.Call(function, Text, other.Text));

    public Expr Exp() => Call("Exp");

    public Expr Sqrt() => Call("Sqrt");

    public Expr Abs() => Call("Abs");

    /// <summary>A bool, or a mask over vectors.</summary>
    public Expr Compare(string simd, string symbol, Expr other) =>
        With(Args.Dialect == Dialect.Simd ? $"O.{simd}({Text}, {other.Text})" : $"({Text} {symbol} {other.Text})");

    /// <summary>Of a bool: the one or the other.</summary>
    public Expr Select(Expr then, Expr otherwise) => With(Args.Select(Text, then.Text, otherwise.Text));

    public override string ToString() => Text;

    private Expr With(string text) => new(Args, text);
}
