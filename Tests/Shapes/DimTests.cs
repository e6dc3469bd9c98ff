using AotNet.Generator.Shapes;

namespace AotNet.Tests.Shapes;

public class DimTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("7")]
    [InlineData("batch")]
    [InlineData("2*batch + 1")]
    [InlineData("batch*m - 3")]
    [InlineData("-batch + 4")]
    public void Parse_PrintedForm_GivesTheSameSize(string text) => Assert.Equal(text, Dim.Parse(text).ToString());

    [Fact]
    public void Multiply_OfSums_IsDistributive() =>
        Assert.Equal(Dim.Parse("a*b + a + b + 1"), (Dim.Symbol("a") + 1) * (Dim.Symbol("b") + 1));

    [Fact]
    public void Subtract_EqualSymbols_LeavesNothing() => Assert.Equal((Dim)0, Dim.Symbol("a") - Dim.Symbol("a"));

    [Theory]
    [InlineData("784*batch", "784", "batch")]
    [InlineData("784*batch", "batch", "784")]
    [InlineData("a*b + a", "a", "b + 1")]
    [InlineData("a + 1", "a + 1", "1")]
    public void TryDivide_ExactQuotient_IsFound(string dividend, string divisor, string quotient)
    {
        Assert.True(Dim.Parse(dividend).TryDivide(Dim.Parse(divisor), out Dim result));
        Assert.Equal(Dim.Parse(quotient), result);
    }

    [Theory]
    [InlineData("7", "2")]
    [InlineData("batch", "m")]
    [InlineData("batch + 1", "batch")]
    public void TryDivide_NoExactQuotient_Fails(string dividend, string divisor) =>
        Assert.False(Dim.Parse(dividend).TryDivide(Dim.Parse(divisor), out _));

    [Fact]
    public void ToCode_SumWithAConstant_SpellsOnlySymbols() =>
        Assert.Equal("(2*_batch - 1)", (Dim.Symbol("batch") * 2 - 1).ToCode(name => name.Length > 0 ? "_" + name : throw new ArgumentException(name)));
}
