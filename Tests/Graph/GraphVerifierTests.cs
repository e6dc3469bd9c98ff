using AotNet.Generator.Graph;

namespace AotNet.Tests.Graph;

public class GraphVerifierTests
{
    private const string Legal = """
        graph M
        %0: f32[batch,3] = Placeholder() # X
        %1: f32[3] = Constant() {value: floats[1.0,2.0,3.0]} # Const
        %2: f32[3] = Variable() # w
        %3: f32[batch,3] = Add(%0, %2) # Add
        %4: f32[3] = Gradient(%3, %2) # gradients
        %5: f32[3] = Assign(%2, %4) # Assign
        placeholder %0 X
        variable %2 initial %1 trainable w
        fetch F(%0 x) -> %5
        """;

    [Fact]
    public void Verify_LegalGraph_FindsNothing() => Assert.Empty(GraphVerifier.Verify(GraphParser.Parse(Legal)));

    [Theory]
    [InlineData("= Add(%0, %2)", "= Plus(%0, %2)", "no op is called Plus")]
    [InlineData("= Add(%0, %2)", "= Add(%0, %4)", "%4 is not defined before it")]
    [InlineData("%3: f32[batch,3]", "%3: f32[batch,4]", "the rule of Add gives f32[batch,3]")]
    [InlineData("%0: f32[batch,3]", "%0: f32[batch,4]", "AOTN2002")]
    [InlineData("%4: f32[3]", "%4: f32[batch,3]", "a gradient has the type of %2")]
    [InlineData("floats[1.0,2.0,3.0]", "floats[1.0,2.0]", "2 values do not fill f32[3]")]
    [InlineData("Assign(%2, %4)", "Assign(%1, %4)", "%1, which is no variable")]
    [InlineData("# Assign", "# w", "the name w is taken")]
    [InlineData("placeholder %0 X", "", "The placeholder %0 is not declared")]
    [InlineData("placeholder %0 X", "placeholder %1 X", "%1, which is none")]
    [InlineData("variable %2 initial %1", "variable %2 initial %0", "its initial value f32[batch,3]")]
    [InlineData("variable %2 initial %1 trainable w", "", "The variable %2 is not declared")]
    [InlineData("fetch F(%0 x) -> %5", "fetch F() -> %5", "depends on the placeholder %0")]
    [InlineData("fetch F(%0 x) -> %5", "fetch F(%0 x) -> %9", "names %9, which does not exist")]
    public void Verify_OneFault_IsNamed(string part, string fault, string problem)
    {
        string text = Legal.Replace(part, fault, StringComparison.Ordinal);
        Assert.NotEqual(Legal, text);
        Assert.Contains(GraphVerifier.Verify(GraphParser.Parse(text)), line => line.Contains(problem, StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => GraphVerifier.Check(GraphParser.Parse(text)));
    }
}
