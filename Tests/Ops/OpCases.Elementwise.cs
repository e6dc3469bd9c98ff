using AotNet.Generator.Graph;

namespace AotNet.Tests.Ops;

internal static partial class OpCases
{
    private static readonly int[][] UnaryShapes = [[], [1], [0], [7], [2, 3], [3, 0, 2], [2, 1, 17]];

    private static (int[] A, int[] B)[] BinaryShapes => field ??=
    [
        .. RandomBroadcasts(seed: 7, count: 4),
        ([], []), ([5], [5]), ([3], []), ([], [2, 3]), ([2, 3], [3]), ([2, 3], [2, 1]), ([2, 1, 4], [3, 1]), ([0], [1]), ([2, 0], [1, 1]), ([1, 19], [3, 19]),
    ];

    /// <summary>Pairs that broadcast, with sizes from 0 to 4 and axes missing or of size 1 on either side.</summary>
    private static IEnumerable<(int[] A, int[] B)> RandomBroadcasts(int seed, int count)
    {
        var random = new Random(seed);
        var seen = new HashSet<string>();
        while (seen.Count < count)
        {
            int[] full = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Next(8) == 0 ? 0 : random.Next(1, 5))];
            int[] a = Part(), b = Part();
            if (seen.Add(Text(a, b))) yield return (a, b);

            int[] Part() => [.. full.Skip(random.Next(3)).Select(size => random.Next(3) == 0 ? 1 : size)];
        }
    }

    private static IEnumerable<OpCase> Elementwise() =>
    [
        .. Unary("Neg", x => -x),
        .. Unary("Abs", Math.Abs, away: [0]),
        .. Unary("Sign", x => Math.Sign(x), away: [0], differentiable: false),
        .. Unary("Square", x => x * x),
        .. Unary("Sqrt", Math.Sqrt, 0.2, 4),
        .. Unary("Rsqrt", x => 1 / Math.Sqrt(x), 0.2, 4),
        .. Unary("Reciprocal", x => 1 / x, away: [0], low: -2, units: 64),
        .. Unary("Exp", Math.Exp),
        .. Unary("Expm1", x => Math.Exp(x) - 1),
        .. Unary("Log", x => Math.Log(x), 0.2, 4),
        .. Unary("Log1p", x => Math.Log(1 + x), -0.8, 4),
        .. Unary("Sin", Math.Sin, -8, 8),
        .. Unary("Cos", Math.Cos, -8, 8),
        .. Unary("Tan", Math.Tan, -1.2, 1.2),
        .. Unary("Asin", Math.Asin, -0.9, 0.9),
        .. Unary("Acos", Math.Acos, -0.9, 0.9),
        .. Unary("Atan", Math.Atan, -4, 4),
        .. Unary("Sinh", Math.Sinh),
        .. Unary("Cosh", Math.Cosh),
        .. Unary("Tanh", Math.Tanh),
        .. Unary("Erf", x => Integral(t => 2 / Math.Sqrt(Math.PI) * Math.Exp(-t * t), x)),
        .. Unary("Floor", Math.Floor, -4, 4, away: [-3, -2, -1, 0, 1, 2, 3], differentiable: false),
        .. Unary("Ceil", Math.Ceiling, -4, 4, away: [-3, -2, -1, 0, 1, 2, 3], differentiable: false),
        .. Unary("Round", x => Math.Round(x, MidpointRounding.ToEven), -4, 4, away: [-3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5], differentiable: false),
        .. Unary("Identity", x => x),
        .. Unary("StopGradient", x => x, differentiable: false),
        .. Unary("Clip", x => x < -1 ? -1 : x > 1.5 ? 1.5 : x, away: [-1, 1.5], attributes: Attributes.Of(("minimum", -1.0), ("maximum", 1.5))),
        .. Binary("Add", (x, y) => x + y),
        .. Binary("Sub", (x, y) => x - y),
        .. Binary("Mul", (x, y) => x * y),
        .. Binary("Div", (x, y) => x / y, b: shape => FloatsAway(shape, -2, 2, 0)),
        .. Binary("Mod", (x, y) => x - (y * Math.Truncate(x / y)), a: shape => FloatsAway(shape, -1.3, 1.3, -1, 0, 1), b: shape => Fixed(null, shape, [.. Enumerable.Repeat(0.999, 100)]), units: 64),
        .. Binary("Pow", Math.Pow, a: shape => Floats(shape, 0.3, 2)),
        .. Binary("Maximum", (x, y) => x > y ? x : y, b: shape => FloatsAway(shape, 2.2, 2.3)),
        .. Binary("Maximum", (x, y) => x > y ? x : y, a: shape => Floats(shape, 3, 4), variant: "first "),
        .. Binary("Minimum", (x, y) => x < y ? x : y, b: shape => FloatsAway(shape, 2.2, 2.3)),
        .. Binary("Minimum", (x, y) => x < y ? x : y, a: shape => Floats(shape, 3, 4), variant: "second "),
        new("Maximum", "mixed", [Distinct([3, 4]), Fixed(null, [4], 0.1, -0.6, 1.13, 0.37)], default, x => EachElement(x, x[0].Type, v => Math.Max(v[0], v[1]))),
        new("Minimum", "mixed", [Distinct([3, 4]), Fixed(null, [4], 0.1, -0.6, 1.13, 0.37)], default, x => EachElement(x, x[0].Type, v => Math.Min(v[0], v[1]))),
        .. from shapes in new int[][][] { [[], [], []], [[5], [5], [5]], [[19], [19], [19]], [[2, 3], [], []], [[3], [2, 1], [2, 3]], [[2, 1], [1, 3], [1]], [[0], [1], []], [[], [2, 3], [3]] }
           select new OpCase("FusedMultiplyAdd", Text(shapes), [Floats(shapes[0]), Floats(shapes[1]), Floats(shapes[2])], default, x => EachElement(x, x[0].Type, v => (v[0] * v[1]) + v[2])),
        new("AddN", "[2,3] thrice", [Floats([2, 3]), Floats([2, 3]), Floats([2, 3])], default, x => EachElement(x, x[0].Type, v => v[0] + v[1] + v[2])),
        new("AddN", "one", [Floats([4])], default, x => EachElement(x, x[0].Type, v => v[0])),
        new("AddN", "broadcast", [Floats([]), Floats([2, 3]), Floats([3]), Floats([2, 1])], default, x => EachElement(x, x[0].Type, v => v.Sum())),
        .. Extremes(),
    ];

    /// <summary>What the ordinary ranges do not reach.</summary>
    private static IEnumerable<OpCase> Extremes()
    {
        const double inf = double.PositiveInfinity, nan = double.NaN;
        return
        [
            At("Exp", Math.Exp, 0, -1000, 1000, -inf, inf, nan),
            At("Log", x => Math.Log(x), 0, 1, inf, nan, -1),
            At("Expm1", x => x, 1e-12, -1e-12, 0),
            At("Expm1", x => x < 0 ? -1 : inf, "far ", -100, 1000, -inf, inf),
            At("Log1p", x => x, 1e-12, -1e-12, 0),
            At("Sigmoid", x => x > 0 ? 1 : 0, 100, -1000, 1000, -inf, inf),
            At("Softplus", x => Math.Max(x, 0), 100, -1000, 1000, -inf, inf),
            At("Tanh", x => Math.Sign(x), 50, -50, 1000, -1000, -inf, inf),
            At("Sinh", x => x, 1e-12, -1e-12, 0, inf, -inf),
            At("Relu", x => x > 0 ? x : double.IsNaN(x) ? x : 0, nan, inf, -inf, 0, -1),
            At("Sign", x => double.IsNaN(x) ? x : Math.Sign(x), nan, inf, -inf, 0, -3),
            At("Abs", Math.Abs, nan, inf, -inf, 0, -3),
            At("Round", x => Math.Round(x, MidpointRounding.ToEven), 0.5, 1.5, 2.5, -0.5, -1.5, 1e9),
            At("Floor", Math.Floor, -0.5, 1, -1, 1e9, inf),
            At("Sqrt", Math.Sqrt, 0, inf, nan, -1),
            At("Reciprocal", x => 1 / x, 0, inf, -inf, nan),
            Pair("Maximum", (x, y) => double.IsNaN(x) || double.IsNaN(y) ? nan : x > y ? x : y, [nan, 1, inf, 2, -inf], [1, nan, 1, 2, nan]),
            Pair("Minimum", (x, y) => double.IsNaN(x) || double.IsNaN(y) ? nan : x < y ? x : y, [nan, 1, inf, 2, -inf], [1, nan, 1, 2, nan]),
            Pair("Pow", Math.Pow, [0, 2, -2, -2, 5, 0, 1], [0, -1, 3, 0.5, 0, 2, 100]),
            Pair("Mod", (x, y) => x % y, [5, -5, 5, -5, 5.5], [3, 3, -3, -3, 2]),
            Pair("Div", (x, y) => x / y, [1, -1, 0, inf], [0, 0, 0, inf]),
        ];
    }

    private static OpCase At(string op, Func<double, double> function, params double[] x) => At(op, function, "", x);

    private static OpCase At(string op, Func<double, double> function, string variant, params double[] x) =>
        new(op, variant + "extremes", [Fixed(null, [x.Length], x)], default, v => EachElement(v, v[0].Type, values => function(values[0]))) { Differentiable = false };

    private static OpCase Pair(string op, Func<double, double, double> function, double[] x, double[] y) =>
        new(op, "extremes", [Fixed(null, [x.Length], x), Fixed(null, [y.Length], y)], default, v => EachElement(v, v[0].Type, values => function(values[0], values[1])))
        {
            Differentiable = false,
        };

    private static IEnumerable<OpCase> Unary(
        string op, Func<double, double> function, double low = -2, double high = 2, double[]? away = null, bool differentiable = true,
        Attributes attributes = default, double units = 16) =>
        from shape in UnaryShapes
        select new OpCase(op, Text(shape), [FloatsAway(shape, low, high, away ?? [])], attributes, x => EachElement(x, x[0].Type, v => function(v[0])))
        {
            Differentiable = differentiable,
            EmittedUnits = units,
        };

    private static IEnumerable<OpCase> Binary(
        string op, Func<double, double, double> function, Func<int[], OpInput>? a = null, Func<int[], OpInput>? b = null, string variant = "", double units = 16) =>
        from shapes in BinaryShapes
        select new OpCase(
            op, variant + Text(shapes.A, shapes.B), [(a ?? (shape => Floats(shape)))(shapes.A), (b ?? (shape => Floats(shape)))(shapes.B)], default,
            x => EachElement(x, x[0].Type, v => function(v[0], v[1])))
        {
            EmittedUnits = units,
        };

    /// <summary>The integral from 0 to x by Simpson's rule.</summary>
    private static double Integral(Func<double, double> function, double x)
    {
        const int steps = 2000;
        double h = x / steps, sum = function(0) + function(x);
        for (int i = 1; i < steps; i++) sum += function(i * h) * (i % 2 == 0 ? 2 : 4);
        return sum * h / 3;
    }
}
