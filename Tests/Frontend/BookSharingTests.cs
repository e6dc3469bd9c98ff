namespace AotNet.Tests.Frontend;

/// <summary>The names and the sharing of variables that chapter 9 and its notebook show, example by example.</summary>
public class BookSharingTests
{
    private static string[] Names(string body, string members = "")
    {
        string[] lines = FrontendSource.Graph(members + " [Fetch] Tensor<float> Y { get { " + body + " } }").Split('\n');
        return [.. lines.Where(line => line.Contains("= Variable()", StringComparison.Ordinal)).Select(line => line[(line.IndexOf('#', StringComparison.Ordinal) + 2)..])];
    }

    [Fact]
    public void NameScopes_AndVariables_GetSuffixes() => Assert.Equal(["a", "a_1", "param/a", "param_1/a"], Names(
        """
        var a1 = Variable<float>(0, "a");
        var a2 = Variable<float>(0, "a");
        Tensor<float> a3, a4;
        using (NameScope("param")) a3 = Variable<float>(0, "a");
        using (NameScope("param")) a4 = Variable<float>(0, "a");
        return AddN([a1, a2, a3, a4]);
        """));

    // The notebook's x0 to x5: GetVariable goes by the variable scope, Variable by the name scope that was opened with it.
    [Fact]
    public void VariableScope_EnteredAgain_FindsItsVariables_AndOpensANewNameScope()
    {
        const string body = """
            Tensor<float> x0, x1, x2, x3, x4, x5;
            using (VariableScope("my_scope"))
            {
                x0 = GetVariable<float>("x", shape: [], initializer: Constant(0f));
                x1 = Variable<float>(0, "x");
                x2 = Variable<float>(0, "x");
            }
            using (VariableScope("my_scope", reuse: true))
            {
                x3 = GetVariable<float>("x", shape: []);
                x4 = Variable<float>(0, "x");
            }
            using (VariableScope("", reuse: true)) x5 = GetVariable<float>("my_scope/x", shape: []);
            if (x0.Name != x3.Name || x3.Name != x5.Name) throw new InvalidOperationException("x0, x3 and x5 are one variable");
            return AddN([x0, x1, x2, x3, x4, x5]);
            """;
        Assert.Equal(["my_scope/x", "my_scope/x_1", "my_scope/x_2", "my_scope_1/x"], Names(body));
    }

    [Fact]
    public void Relus_OneAfterAnother_ShareTheThresholdAndNumberTheRest() => Assert.Equal(
        ["relu/threshold", "relu/weights", "relu/bias", "relu_1/weights", "relu_1/bias", "relu_2/weights", "relu_2/bias"], Names(
        """
        var relus = new List<Tensor<float>>();
        for (int i = 0; i < 3; i++)
            using (VariableScope("relu", reuse: i >= 1)) relus.Add(Relu(X));
        return AddN(relus, name: "output");
        """,
        """
        [Placeholder(null, 3)] readonly Tensor<float> X;
        static Tensor<float> Relu(Tensor<float> x)
        {
            var threshold = GetVariable<float>("threshold", shape: [], initializer: Constant(0f));
            var w = Variable(RandomNormal<float>(x.Shape[1], 1), "weights");
            var b = Variable<float>(0, "bias");
            return Maximum(MatMul(x, w) + b, threshold, name: "max");
        }
        """));

    // Reuse goes inwards, and nothing within can turn it off: the book's rule.
    [Theory]
    [InlineData("""using (VariableScope("b")) return GetVariable<float>("w", []);""")]
    [InlineData("""using (VariableScope("b", reuse: false)) return GetVariable<float>("w", []);""")]
    [InlineData("""using (VariableScope("b", reuse: Reuse.Inherit)) return GetVariable<float>("w", []);""")]
    public void Reuse_IsInheritedInwards(string inner)
    {
        string body = $$"""
            Tensor<float> F() { {{inner}} }
            Tensor<float> first, second;
            using (VariableScope("a")) using (VariableScope("b")) first = GetVariable<float>("w", []);
            using (VariableScope("a", reuse: true)) second = F();
            return first + second;
            """;
        if (inner.Contains("false", StringComparison.Ordinal))
            Assert.Contains("AOTN3004", Assert.ThrowsAny<Exception>(() => Names(body)).Message, StringComparison.Ordinal);
        else Assert.Equal(["a/b/w"], Names(body));
    }

    [Fact]
    public void Layers_OfOneName_AreTwo_UnlessReused()
    {
        const string members = "[Placeholder(null, 3)] readonly Tensor<float> X;";
        Assert.Equal(["dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"], Names("return Dense(X, 3) + Dense(X, 3);", members));
        Assert.Equal(["h/kernel", "h/bias"], Names("""return Dense(X, 3, name: "h") + Dense(X, 3, name: "h", reuse: Reuse.Yes);""", members));
        Assert.Contains("AOTN3001", Assert.ThrowsAny<Exception>(() => Names("""return Dense(X, 3, name: "h") + Dense(X, 3, name: "h");""", members)).Message, StringComparison.Ordinal);
    }
}
