namespace AotNet.Generator.Ops;

internal sealed partial record CodeArgs
{
    // XMath has no counterpart of some functions. Their formulas here keep the relative precision near zero, which the plain
    // ones (exp(x) - 1, log(1 + x)) lose.
    private string GpuCall(string function, string[] arguments)
    {
        string x = arguments[0], zero = Literal(0), half = Literal(0.5), one = Literal(1), two = Literal(2);
        return function switch
        {
            "Sigmoid" => $"({one} / ({one} + XMath.Exp(-{x})))",
            // With t = tanh(x / 2): e^x - 1 = 2t / (1 - t).
            "Expm1" => $"(XMath.Abs({x}) < {half} ? {two} * XMath.Tanh({half} * {x}) / ({one} - XMath.Tanh({half} * {x})) : XMath.Exp({x}) - {one})",
            // The error of rounding 1 + x cancels in log(u) / (u - 1): Kahan (HP-15C Advanced Functions Handbook, 1982).
            "Log1p" => $"({one} + {x} == {one} ? {x} : XMath.Log({one} + {x}) * ({x} / ({one} + {x} - {one})))",
            "Softplus" => $"(XMath.Max({x}, {zero}) + XMath.Log({one} + XMath.Exp(-XMath.Abs({x}))))",
            "Relu" => $"XMath.Max({x}, {zero})",
            "Round" => $"XMath.RoundToEven({x})",
            _ => $"XMath.{function}({string.Join(", ", arguments)})",
        };
    }
}
