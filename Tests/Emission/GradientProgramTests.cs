using System.Reflection;

namespace AotNet.Tests.Emission;

/// <summary>Derivatives in user code, by value: of any node by any nodes, of higher order, through loops and branches, and by [Gradient].</summary>
public class GradientProgramTests
{
    private const string Source = """
        using AotNet;
        using static AotNet.Op;

        [Model] public partial class M
        {
            [Placeholder] readonly Tensor<double> x;
            [Placeholder] readonly Tensor<double> y;

            Tensor<double> Cube => x * x * x * y;
            [Fetch] public (Tensor<double>, Tensor<double>, Tensor<double>, Tensor<double>) Orders
            {
                get
                {
                    var first = Gradients(Cube, x);
                    var second = Gradients(first, x);
                    var third = Gradients(second, x);
                    return (first, second, third, Gradients(second, y));
                }
            }

            Tensor<double> Inner => Sin(x) * y;
            [Fetch] public (Tensor<double> Inner, Tensor<double> X, Tensor<double> Y) ByAnyNode
            {
                get
                {
                    var outer = Exp(Inner) + x;
                    Tensor<double>[] all = Gradients(outer, [Inner, x, y]);
                    return (all[0], all[1], all[2]);
                }
            }

            // xⁿ by a loop whose body depends on the count, so that there are branches in it.
            static Tensor<double> Power(Tensor<double> x, int n)
            {
                Tensor<double> result = 1.0;
                while (n > 0)
                {
                    if (n % 2 == 1) result *= x;
                    x = n > 1 ? Square(x) : x;
                    n /= 2;
                }
                return result;
            }
            [Fetch] public Tensor<double> OfPower => Gradients(Power(x, 13), x);

            [Fetch] public Tensor<double> OfWhere => Gradients(Where(x > 0.0, Square(x), -3 * x), x);
            [Fetch] public (Tensor<double>, Tensor<double>, Tensor<double>) OfPow
            {
                get
                {
                    var first = Gradients(Pow(x, y), x);
                    var second = Gradients(first, x);
                    return (first, second, Gradients(Pow(x, 0.0), x));
                }
            }
            [Fetch] public Tensor<double> Stopped => Gradients(StopGradient(Square(x)) * x, x);
            [Fetch] public Tensor<double> Weighted => Gradients(Square(x), x, dy: y);
            [Fetch] public Tensor<double> None => Gradients(Square(x), y);

            // Rounds forwards, straight through backwards; its second derivative is the rule's own.
            [Gradient(nameof(RoundSlope))] static Tensor<double> Straight(Tensor<double> x) => Round(x);
            static Tensor<double> RoundSlope(Tensor<double> x, Tensor<double> result, Tensor<double> dy) => dy * x;
            [Fetch] public (Tensor<double>, Tensor<double>, Tensor<double>) Own
            {
                get
                {
                    var value = Square(Straight(x * 2));
                    var slope = Gradients(value, x);
                    return (value, slope, Gradients(slope, x));
                }
            }

            // Two tensors, a number beside them, and the result at hand in the rule.
            [Gradient(nameof(ScaledSlope))]
            static Tensor<double> Scaled(Tensor<double> a, Tensor<double> b) => Exp(a) * b;
            static (Tensor<double>, Tensor<double>) ScaledSlope(Tensor<double> a, Tensor<double> b, Tensor<double> result, Tensor<double> dy) => (dy * result * 10, dy * 100);
            [Fetch] public (Tensor<double>, Tensor<double>) OwnOfTwo => (Gradients(Scaled(x, y), x), Gradients(Scaled(x, y), y));
        }
        """;

    private static readonly Lazy<Assembly> Compiled = new(() => GeneratedProgram.Load(Source));

    [Fact]
    public void HigherOrders_AndMixed()
    {
        var (first, second, third, mixed) = Get<(double, double, double, double)>("Orders", 1.5, 4.0);
        AssertClose(3 * 2.25 * 4, first);
        AssertClose(6 * 1.5 * 4, second);
        AssertClose(24, third);
        AssertClose(9, mixed);
    }

    [Fact]
    public void ByInnerNodesAndPlaceholders()
    {
        var (inner, x, y) = Get<(double, double, double)>("ByAnyNode", 0.3, 2.0);
        double e = Math.Exp(Math.Sin(0.3) * 2);
        AssertClose(e, inner);
        AssertClose((e * 2 * Math.Cos(0.3)) + 1, x);
        AssertClose(e * Math.Sin(0.3), y);
    }

    [Theory]
    [InlineData("OfPower", 1.1, 13 * 3.1384283767210035)] // 13 · 1.1¹²
    [InlineData("OfWhere", 2.0, 4)]
    [InlineData("OfWhere", -2.0, -3)]
    [InlineData("Stopped", 3.0, 9)]
    public void ThroughLoopsAndBranches(string fetch, double x, double expected) => AssertClose(expected, Get<double>(fetch, x));

    // By the rule alone, the slope of x⁰ at 0 would be 0 · 0⁻¹.
    [Theory]
    [InlineData(0.0, 0.0, 0, 0)]
    [InlineData(0.0, 1.0, 1, 0)]
    [InlineData(0.0, 2.0, 0, 2)]
    [InlineData(-2.0, 3.0, 12, -12)]
    [InlineData(4.0, 0.5, 0.25, -0.03125)]
    public void PowerAtItsCorners(double x, double y, double first, double second)
    {
        var slopes = Get<(double, double, double)>("OfPow", x, y);
        AssertClose(first, slopes.Item1);
        AssertClose(second, slopes.Item2);
        Assert.Equal(0, slopes.Item3);
    }

    [Fact]
    public void WeightedByDy_AndZeroWhereItDoesNotDepend()
    {
        AssertClose(2 * 3 * 7, Get<double>("Weighted", 3.0, 7.0));
        Assert.Equal(0, Get<double>("None", 3.0, 7.0));
    }

    [Fact]
    public void GradientAttribute_ReplacesTheRule_AndIsDifferentiatedItself()
    {
        // v = r², r = round(2x), dr/d(2x) := 2x; dv/dx = 2r · 2x · 2.
        var (value, slope, second) = Get<(double, double, double)>("Own", 1.3);
        Assert.Equal(9, value);
        AssertClose(2 * 3 * 2.6 * 2, slope);
        // d/dx (8 r x) = 8 r + 8 x · dr/dx, and dr/dx = 2x · 2.
        AssertClose((8 * 3) + (8 * 1.3 * 2.6 * 2), second);
        var (a, b) = Get<(double, double)>("OwnOfTwo", 0.5, 2.0);
        AssertClose(Math.Exp(0.5) * 2 * 10, a);
        AssertClose(100, b);
    }

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * Math.Max(1, Math.Abs(expected)));

    private static T Get<T>(string fetch, params object[] feeds)
    {
        using var session = new ProgramSession(Compiled.Value, "M");
        return session.Get<T>(fetch, feeds);
    }
}
