using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops;

/// <summary>A function of one floating number.</summary>
internal abstract class FloatFunction : UnaryOp
{
    public override string? Code(CodeArgs x) => Code(x.Operand(0))?.Text;

    /// <summary>The formula over the operand; null where the dialect has none. By default the runtime's function of the op's name.</summary>
    protected virtual Expr? Code(Expr x) => x.Call(Name);

    protected override bool Accepts(ElementType type) => ElementTypes.IsFloating(type);
}
