using System.Reflection;

namespace AotNet.Tests.Emission;

/// <summary>Integers in a user's program are C#'s, whether the operands are constants, variables or fed.</summary>
public class IntegerProgramTests
{
    private const string Source = """
        using AotNet;
        using static AotNet.Op;

        [Model] public partial class M
        {
            [Placeholder] readonly Tensor<int> a;
            [Placeholder] readonly Tensor<int> b;
            [Variable] readonly Tensor<int> v = Constant([7, -7]);
            [Fetch] public Tensor<int> Quotient => a / b;
            [Fetch] public Tensor<int> Remainder => a % b;
            [Fetch] public Tensor<int> Sum => a + b;
            [Fetch] public Tensor<int> OfConstants => Constant(7) / Constant(-2) * 100 + Constant(-7) % Constant(4);
            [Fetch] public Tensor<int> ByVector => ReduceSum(v / b);
            [Fetch] public Tensor<int> Wrapped => Constant(int.MaxValue) + Constant(1);
            [Fetch] public Tensor<byte> Byte => Cast<byte>(a) + Cast<byte>(b);
            [Fetch] public Tensor<long> Long => Cast<long>(a) * Cast<long>(b) * 1000000L;
        }
        """;

    private static readonly Lazy<Assembly> Compiled = new(() => GeneratedProgram.Load(Source));

    [Theory]
    [InlineData(7, 2)]
    [InlineData(-7, 2)]
    [InlineData(7, -2)]
    [InlineData(int.MinValue, 3)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void QuotientRemainderAndSum(int a, int b)
    {
        using var session = new ProgramSession(Compiled.Value, "M");
        Assert.Equal(a / b, session.Get<int>("Quotient", a, b));
        Assert.Equal(a % b, session.Get<int>("Remainder", a, b));
        Assert.Equal(unchecked(a + b), session.Get<int>("Sum", a, b));
        Assert.Equal(unchecked((byte)(a + b)), session.Get<byte>("Byte", a, b));
        Assert.Equal(unchecked((long)a * b * 1_000_000), session.Get<long>("Long", a, b));
        Assert.Equal((7 / b) + (-7 / b), session.Get<int>("ByVector", b));
    }

    [Fact]
    public void ConstantsAreNotComputedInFloatingPoint()
    {
        using var session = new ProgramSession(Compiled.Value, "M");
        Assert.Equal((7 / -2 * 100) + (-7 % 4), session.Get<int>("OfConstants"));
        Assert.Equal(int.MinValue, session.Get<int>("Wrapped"));
    }

    [Fact]
    public void DivisionByZero_Throws_AndTheSessionGoesOn()
    {
        using var session = new ProgramSession(Compiled.Value, "M");
        Assert.Throws<DivideByZeroException>(() => session.Get<int>("Quotient", 1, 0));
        Assert.Throws<DivideByZeroException>(() => session.Get<int>("Remainder", 1, 0));
        Assert.Throws<DivideByZeroException>(() => session.Get<int>("ByVector", 0));
        Assert.Equal(3, session.Get<int>("Quotient", 7, 2));
    }
}
