using AotNet.Gpu;

namespace AotNet.Tests.Gpu;

/// <summary>The functions of kernels against the framework's own, in double precision. Devices may differ in the last places.</summary>
public sealed class GpuMathTests
{
    // Formulas of two or three roundings; the functions under them are the framework's here.
    private const double Tolerance = 4e-15;

    private static readonly double[] Points = [-30, -5, -1.5, -0.7, -1e-3, -1e-9, 0, 1e-9, 1e-3, 0.2, 0.7, 1, 1.5, 5, 30];

    [Fact]
    public void Sigmoid_AnyPoint_IsTheLogisticFunction() => Check(GpuMath.Sigmoid, x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)));

    [Fact]
    public void Expm1_NearZero_KeepsItsPrecision()
    {
        Check(GpuMath.Expm1, x => Math.Abs(x) > 1e-2 ? Math.Exp(x) - 1 : x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4 * (1 + (x / 5)))))))));
        Assert.Equal(double.PositiveInfinity, GpuMath.Expm1(1000d));
        Assert.Equal(-1, GpuMath.Expm1(-1000d));
    }

    [Fact]
    public void Log1p_NearZero_KeepsItsPrecision()
    {
        Check(x => GpuMath.Log1p(Math.Abs(x)), x => Math.Abs(x) is var y && y > 1e-2 ? Math.Log(1 + y) : y * (1 - (y * (0.5 - (y * (1 / 3d - (y * (0.25 - (y * (0.2 - (y / 6)))))))))));
        Assert.Equal(double.PositiveInfinity, GpuMath.Log1p(double.PositiveInfinity));
        Assert.Equal(double.NegativeInfinity, GpuMath.Log1p(-1d));
        Assert.Equal(double.NaN, GpuMath.Log1p(-2d));
    }

    [Fact]
    public void Softplus_LargeArguments_DoNotOverflow()
    {
        Assert.Equal(1000f, GpuMath.Softplus(1000f));
        Assert.Equal(0f, GpuMath.Softplus(-1000f));
        Assert.Equal(Math.Log(2), GpuMath.Softplus(0d), 1e-15);
    }

    [Theory]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(-1, -0.8427007929497149)]
    [InlineData(3, 0.9999779095030014)]
    [InlineData(20, 1)]
    public void Erf_KnownPoints_AreTheTables(double x, double expected) => Assert.Equal(expected, GpuMath.Erf(x), 1e-15);

    [Fact]
    public void MaxAndMin_NotANumber_PassesOn()
    {
        Assert.Equal(float.NaN, GpuMath.Max(float.NaN, 1));
        Assert.Equal(float.NaN, GpuMath.Max(1, float.NaN));
        Assert.Equal(float.NaN, GpuMath.Min(float.NaN, 1));
        Assert.Equal(float.NaN, GpuMath.Min(1, float.NaN));
        Assert.Equal(float.NaN, GpuMath.Relu(float.NaN));
    }

    private static void Check(Func<double, double> actual, Func<double, double> expected)
    {
        foreach (double x in Points) Assert.Equal(expected(x), actual(x), Math.Abs(expected(x)) * Tolerance);
    }
}
