using AotNet.Generator.Graph;

namespace AotNet.Tests.Ops;

internal static partial class OpCases
{
    private static IEnumerable<OpCase> Activations() =>
    [
        .. Unary("Sigmoid", x => 1 / (1 + Math.Exp(-x)), -6, 6),
        .. Unary("Softplus", x => Math.Log(1 + Math.Exp(x)), -6, 6),
        .. Unary("Softsign", x => x / (1 + Math.Abs(x)), away: [0]),
        .. Unary("Relu", x => x > 0 ? x : 0, away: [0]),
        .. Unary("Relu6", x => x < 0 ? 0 : x > 6 ? 6 : x, -8, 8, away: [0, 6]),
        .. Unary("LeakyRelu", x => x > 0 ? x : 0.2 * x, away: [0]),
        .. Unary("Elu", x => x > 0 ? x : Math.Exp(x) - 1, away: [0]),
        .. Unary("Selu", x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)), away: [0]),
        .. Unary("Gelu", x => x * (0.5 + Integral(t => Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI), x)), -4, 4),
        .. Unary("Swish", x => x / (1 + Math.Exp(-x)), -4, 4),
        .. Unary("Heaviside", x => x >= 0 ? 1 : 0, away: [0], differentiable: false),
        new("LeakyRelu", "alpha", [FloatsAway([9], -2, 2, 0)], Attributes.Of(("alpha", 0.01)), x => EachElement(x, x[0].Type, v => v[0] > 0 ? v[0] : 0.01 * v[0])),
        new("Elu", "alpha", [FloatsAway([9], -2, 2, 0)], Attributes.Of(("alpha", 0.5)), x => EachElement(x, x[0].Type, v => v[0] > 0 ? v[0] : 0.5 * (Math.Exp(v[0]) - 1))),
        At("Heaviside", x => x >= 0 ? 1 : 0, 0, -0.0, 1, -1, double.PositiveInfinity, double.NegativeInfinity),
        At("Elu", x => x > 0 ? x : -1, 1000, -1000, double.PositiveInfinity, double.NegativeInfinity),
        At("Selu", x => x > 0 ? 1.0507009873554805 * x : -1.0507009873554805 * 1.6732632423543772, 1000, -1000, double.PositiveInfinity),
        At("Gelu", x => Math.Max(x, 0), 50, -50, 0, 1000, -1000),
        At("Swish", x => Math.Max(x, 0), 1000, -1000, 0),
    ];
}
