using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>Maximum and Minimum: a NaN operand gives NaN. The gradient goes to the first operand where both are equal.</summary>
internal abstract class MinMax : BinaryOp
{
    public sealed override Saves Saves => Saves.Inputs;

    protected abstract string Function { get; }

    /// <summary>The comparison that holds where the first operand is the result.</summary>
    protected abstract string FirstWins { get; }

    public sealed override string? Code(CodeArgs x) => Code(x, Function, x[0], x[1]);

    /// <summary>"Max" or "Min" of two expressions.</summary>
    public static string Code(CodeArgs x, string function, string a, string b) =>
        x.Dialect == Dialect.Scalar && ElementTypes.IsInteger(x.Type) ? $"global::System.Math.{function}({a}, {b})" : x.Call(function, a, b);

    protected sealed override (Value? A, Value? B) Gradient(GraphBuilder g, Value a, Value b, Value y, Value dy)
    {
        Value first = a.Compare(FirstWins, b), zero = g.Scalar(0, dy.Element);
        return (first.Where(dy, zero), first.Where(zero, dy));
    }
}
