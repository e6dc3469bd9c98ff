using AotNet.Generator.Graph;

namespace AotNet.Tests.Ops;

internal static partial class Interpreter
{
    private static Dictionary<string, Rule> Elementwise() => new()
    {
        ["Abs"] = Map(Math.Abs, x => x < 0 ? -x : x),
        ["Acos"] = Map(Math.Acos),
        ["Add"] = Map((x, y) => x + y, (x, y) => x + y),
        ["AddN"] = x => x.Inputs.Skip(1).Aggregate(Broadcast(x[0], x.Shape), (sum, term) => Map((a, b) => a + b, (a, b) => a + b)(x with { Inputs = [sum, term] })),
        ["Asin"] = Map(Math.Asin),
        ["Atan"] = Map(Math.Atan),
        ["Cast"] = Cast,
        ["Ceil"] = Map(Math.Ceiling),
        ["Clip"] = Clip,
        ["Cos"] = Map(Math.Cos),
        ["Cosh"] = Map(Math.Cosh),
        ["Div"] = Map((x, y) => x / y, (x, y) => x / y),
        ["Elu"] = x => Map(v => v > 0 ? v : x.Attributes.Float("alpha", 1) * Expm1(v))(x),
        ["Equal"] = Map((x, y) => x == y ? 1 : 0, (x, y) => x == y ? 1 : 0),
        ["Erf"] = Map(Erf),
        ["Exp"] = Map(Math.Exp),
        ["Expm1"] = Map(Expm1),
        ["Floor"] = Map(Math.Floor),
        ["FusedMultiplyAdd"] = x => x[0].IsFloating ? Map3(x, Math.FusedMultiplyAdd) : throw new InvalidOperationException("Only numbers with a fraction."),
        ["Gelu"] = Map(x => 0.5 * x * (1 + Erf(x / Math.Sqrt(2)))),
        ["Greater"] = Map((x, y) => x > y ? 1 : 0, (x, y) => x > y ? 1 : 0),
        ["GreaterEqual"] = Map((x, y) => x >= y ? 1 : 0, (x, y) => x >= y ? 1 : 0),
        ["Heaviside"] = Map(x => x >= 0 ? 1 : 0, x => x >= 0 ? 1 : 0),
        ["Identity"] = x => x[0],
        ["LeakyRelu"] = x => Map(v => v > 0 ? v : x.Attributes.Float("alpha", 0.2) * v)(x),
        ["Less"] = Map((x, y) => x < y ? 1 : 0, (x, y) => x < y ? 1 : 0),
        ["LessEqual"] = Map((x, y) => x <= y ? 1 : 0, (x, y) => x <= y ? 1 : 0),
        ["Log"] = Map(x => Math.Log(x)),
        ["Log1p"] = Map(Log1p),
        ["LogicalAnd"] = Map((x, y) => double.NaN, (x, y) => x & y),
        ["LogicalNot"] = Map(x => double.NaN, x => 1 - x),
        ["LogicalOr"] = Map((x, y) => double.NaN, (x, y) => x | y),
        ["LogicalXor"] = Map((x, y) => double.NaN, (x, y) => x ^ y),
        ["Maximum"] = Map(Math.Max, Math.Max),
        ["Minimum"] = Map(Math.Min, Math.Min),
        ["Mod"] = Map((x, y) => x % y, (x, y) => x % y),
        ["Mul"] = Map((x, y) => x * y, (x, y) => x * y),
        ["Neg"] = Map(x => -x, x => -x),
        ["NotEqual"] = Map((x, y) => x != y ? 1 : 0, (x, y) => x != y ? 1 : 0),
        ["Pow"] = Map(Math.Pow),
        ["Reciprocal"] = Map(x => 1 / x),
        ["Relu"] = Map(x => Math.Max(x, 0), x => Math.Max(x, 0)),
        ["Relu6"] = Map(x => Math.Min(Math.Max(x, 0), 6)),
        ["Round"] = Map(x => Math.Round(x, MidpointRounding.ToEven)),
        ["Rsqrt"] = Map(x => 1 / Math.Sqrt(x)),
        ["Selu"] = Map(x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Expm1(x))),
        ["Sigmoid"] = Map(Sigmoid),
        ["Sign"] = Map(x => double.IsNaN(x) ? x : Math.Sign(x), x => Math.Sign(x)),
        ["Sin"] = Map(Math.Sin),
        ["Sinh"] = Map(Math.Sinh),
        ["Softplus"] = Map(x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)))),
        ["Softsign"] = Map(x => x / (1 + Math.Abs(x))),
        ["Sqrt"] = Map(Math.Sqrt),
        ["Square"] = Map(x => x * x, x => x * x),
        ["StopGradient"] = x => x[0],
        ["Sub"] = Map((x, y) => x - y, (x, y) => x - y),
        ["Swish"] = Map(x => x * Sigmoid(x)),
        ["Tan"] = Map(Math.Tan),
        ["Tanh"] = Map(Math.Tanh),
        ["Where"] = Where,
    };

    private static Rule Map(Func<double, double> function, Func<long, long>? ofIntegers = null) => x =>
    {
        NDArray result = x.Zeros();
        for (int i = 0; i < result.Count; i++)
            if (x[0].IsFloating) result[i] = function(x[0][i]);
            else result.SetLong(i, ofIntegers!(x[0].Long(i)));
        return result;
    };

    private static Rule Map(Func<double, double, double> function, Func<long, long, long>? ofIntegers = null) => x =>
    {
        NDArray result = x.Zeros();
        for (int i = 0; i < result.Count; i++)
        {
            int[] place = NDArray.Unravel(x.Shape, i);
            int a = x[0].BroadcastIndex(place), b = x[1].BroadcastIndex(place);
            if (!x[0].IsFloating) result.SetLong(i, ofIntegers!(x[0].Long(a), x[1].Long(b)));
            else if (result.IsFloating) result[i] = function(x[0][a], x[1][b]);
            else result.SetLong(i, (long)function(x[0][a], x[1][b]));
        }
        return result;
    };

    private static NDArray Map3(Operands x, Func<double, double, double, double> function)
    {
        NDArray result = x.Zeros();
        for (int i = 0; i < result.Count; i++)
        {
            int[] place = NDArray.Unravel(x.Shape, i);
            result[i] = function(x[0][x[0].BroadcastIndex(place)], x[1][x[1].BroadcastIndex(place)], x[2][x[2].BroadcastIndex(place)]);
        }
        return result;
    }

    private static NDArray Where(Operands x)
    {
        NDArray result = x.Zeros();
        for (int i = 0; i < result.Count; i++)
        {
            int[] place = NDArray.Unravel(x.Shape, i);
            NDArray chosen = x[0].Long(x[0].BroadcastIndex(place)) != 0 ? x[1] : x[2];
            result.Copy(i, chosen, chosen.BroadcastIndex(place));
        }
        return result;
    }

    private static NDArray Cast(Operands x)
    {
        NDArray result = x.Zeros();
        for (int i = 0; i < result.Count; i++)
            if (result.IsFloating) result[i] = x[0][i];
            else if (result.Type == Element.Bool) result.SetLong(i, x[0][i] != 0 ? 1 : 0);
            else result.SetLong(i, x[0].IsFloating ? (long)x[0][i] : x[0].Long(i));
        return result;
    }

    private static NDArray Clip(Operands x)
    {
        double minimum = x.Attributes.Float("minimum", double.NegativeInfinity), maximum = x.Attributes.Float("maximum", double.PositiveInfinity);
        return Map(v => Math.Min(Math.Max(v, minimum), maximum), v => (long)Math.Min(Math.Max(v, minimum), maximum))(x);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    // e^x - 1 = tanh(x/2) (e^x + 1), which does not cancel near 0.
    private static double Expm1(double x) => Math.Abs(x) < 0.5 ? Math.Tanh(x / 2) * (Math.Exp(x) + 1) : Math.Exp(x) - 1;

    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    // Abramowitz and Stegun 1964, equation 7.1.6: all terms are positive.
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6) return Math.Sign(x);
        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++) sum += term *= 2 * x * x / ((2 * n) + 1);
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
