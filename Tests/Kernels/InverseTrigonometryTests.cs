using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

public class InverseTrigonometryTests
{
    [Fact]
    public void Functions_OverTheirRange_AreGoodToTwoUlp()
    {
        var random = new Random(5);
        for (int i = 0; i < 100_000; i++)
        {
            double x = (random.NextDouble() * 2) - 1, wide = x * Math.Pow(10, random.Next(-8, 9));
            AssertClose(Math.Atan(wide), Scalar.Atan(wide));
            AssertClose(Math.Asin(x), Scalar.Asin(x));
            AssertClose(Math.Acos(x), Scalar.Acos(x));
        }

        static void AssertClose(double expected, double actual) =>
            Assert.True(Math.Abs(expected - actual) <= 2 * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)), $"{expected:R} {actual:R}");
    }

    [Fact]
    public void Functions_AtTheEnds_AreExact()
    {
        Assert.Equal(Math.PI / 2, Scalar.Atan(double.PositiveInfinity));
        Assert.Equal(-Math.PI / 2, Scalar.Atan(double.NegativeInfinity));
        Assert.Equal(Math.PI / 2, Scalar.Asin(1.0));
        Assert.Equal(0.0, Scalar.Acos(1.0));
        Assert.Equal(Math.PI, Scalar.Acos(-1.0));
        Assert.True(double.IsNaN(Scalar.Asin(1.1)) && double.IsNaN(Scalar.Acos(-1.1)) && double.IsNaN(Scalar.Atan(double.NaN)));
        Assert.True(double.IsNegative(Scalar.Atan(-0.0)));
    }
}
