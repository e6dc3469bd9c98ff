namespace AotNet.Tests.Emission;

/// <summary>Small graphs from text to running code.</summary>
public class EmittedProgramTests
{
    private const string Simple = """
        graph Simple
        %0: i32[] = Constant() {value: 3} # Const
        %1: i32[] = Variable() # x
        %2: i32[] = Constant() {value: 4} # Const_1
        %3: i32[] = Variable() # y
        %4: i32[] = Mul(%1, %1) # Mul
        %5: i32[] = Mul(%4, %3) # Mul_1
        %6: i32[] = Add(%5, %3) # Add
        %7: i32[] = Constant() {value: 2} # Const_2
        %8: i32[] = Add(%6, %7) # Add_1
        variable %1 initial %0 trainable x
        variable %3 initial %2 trainable y
        fetch F() -> %8
        """;

    [Fact]
    public void Simple_AfterInitialize_Is42()
    {
        using TestSession session = CompiledModel.Of(Simple).NewSession().Initialize();
        Assert.Equal(42, session.Get<int>("F"));
        session.Session.AllVariables["x"].As<int>().Assign(0);
        Assert.Equal(6, session.Get<int>("F"));
    }

    [Fact]
    public void Simple_WithoutInitialize_NamesTheVariable()
    {
        using TestSession session = CompiledModel.Of(Simple).NewSession();
        var error = Assert.Throws<InvalidOperationException>(() => session.Run("F"));
        Assert.Contains("'x'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddFive_AnyNumberOfRows()
    {
        using TestSession session = CompiledModel.Of("""
            graph AddFive
            %0: f32[?A.0,3] = Placeholder() # A
            %1: f32[] = Constant() {value: 5.0} # Const
            %2: f32[?A.0,3] = Add(%0, %1) # Add
            placeholder %0 A
            fetch B(%0 a) -> %2
            """).NewSession();
        Assert.Equal([6f, 7, 8], session.Get<float[]>("B", new float[] { 1, 2, 3 }));
        Assert.Equal([9f, 10, 11, 12, 13, 14], session.Get<float[]>("B", new float[] { 4, 5, 6, 7, 8, 9 }));
        var error = Assert.Throws<ArgumentException>(() => session.Run("B", new float[] { 1, 2, 3, 4 }));
        Assert.Contains("A has shape [?, 3]", error.Message, StringComparison.Ordinal);
        Assert.Contains("4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FedInnerNode_NothingAboveItIsEvaluated()
    {
        using TestSession session = CompiledModel.Of("""
            graph Chain
            %0: i32[] = Constant() {value: 3} # W
            %1: i32[] = Constant() {value: 2} # Const
            %2: i32[] = Add(%0, %1) # X
            %3: i32[] = Constant() {value: 5} # Const_1
            %4: i32[] = Add(%2, %3) # Y
            %5: i32[] = Mul(%2, %0) # Z
            fetch Y() -> %4
            fetch YAndZ() -> (%4 Y, %5 Z)
            fetch YFromX(%2 x) -> %4
            """).NewSession();
        Assert.Equal(10, session.Get<int>("Y"));
        Assert.Equal([10, 15], session.Run("YAndZ").Cast<int>());
        Assert.Equal(105, session.Get<int>("YFromX", 100));
    }

    [Fact]
    public void Layer_ProductBiasAndActivation_IsOneKernel()
    {
        CompiledModel model = CompiledModel.Of("""
            graph Layer
            %0: f32[batch,3] = Placeholder() # X
            %1: f32[3,20] = Constant() {value: 0.5} # Const
            %2: f32[3,20] = Variable() # w
            %3: f32[20] = Constant() {value: -1.0} # Const_1
            %4: f32[20] = Variable() # b
            %5: f32[batch,20] = MatMul(%0, %2) # MatMul
            %6: f32[batch,20] = Add(%5, %4) # Add
            %7: f32[batch,20] = Relu(%6) # Relu
            placeholder %0 X
            variable %2 initial %1 trainable
            variable %4 initial %3 trainable
            fetch Y(%0 x) -> %7
            """);
        using TestSession session = model.NewSession().Initialize();
        float[] y = session.Get<float[]>("Y", new float[] { 1, 2, 3, -1, -2, -3 });
        Assert.Equal(Enumerable.Repeat(2f, 20).Concat(Enumerable.Repeat(0f, 20)), y);
        Assert.Contains("ITileEpilogue<float>", model.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("struct YKernel1", model.Source, StringComparison.Ordinal);
    }

    /// <summary>A linear model's step: its loss is reduced between the two products in the graph's order, but after both in the plan's.</summary>
    private const string Linear = """
        graph Linear
        %0: f32[m,9] = Placeholder() # X
        %1: f32[m,1] = Placeholder() # y
        %2: f32[9,1] = Constant() {value: 0.5} # Const
        %3: f32[9,1] = Variable() # theta
        %4: f32[m,1] = MatMul(%0, %3) # MatMul
        %5: f32[m,1] = Sub(%4, %1) # Sub
        %6: f32[m,1] = Square(%5) # Square
        %7: f32[] = ReduceMean(%6) {axes: [0,1]} # ReduceMean
        %8: f32[9,1] = MatMul(%0, %5) {transposeA: true} # MatMul_1
        %9: f32[] = Constant() {value: -0.0001} # Const_1
        %10: f32[9,1] = Mul(%9, %8) # Mul
        %11: f32[9,1] = Add(%10, %3) # Add
        %12: f32[9,1] = Assign(%3, %11) # Assign
        placeholder %0 X
        placeholder %1 y
        variable %3 initial %2 trainable
        fetch Step(%0 x, %1 y) -> (%12 Theta, %7 Loss)
        """;

    [Theory]
    [InlineData(20)]
    [InlineData(700)]
    public void LinearStep_ReadsItsMatrixOnce_AndGivesWhatSingleKernelsGive(int m)
    {
        CompiledModel model = CompiledModel.Of(Linear);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(model.Source, @"Gemv\.\w+<"));
        Assert.Contains("Gemv.MultiplyBoth<", model.Source, StringComparison.Ordinal);

        Random random = new(m);
        float[] x = [.. Enumerable.Range(0, m * 9).Select(_ => (random.NextSingle() * 2) - 1)], y = [.. Enumerable.Range(0, m).Select(_ => random.NextSingle())];
        using TestSession session = model.NewSession().Initialize(), plain = CompiledModel.Of(Linear, optimize: false).NewSession().Initialize();
        for (int step = 0; step < 3; step++)
        {
            object[] results = session.Run("Step", x, y), expected = plain.Run("Step", x, y);
            Assert.Equal((float[])expected[0], (float[])results[0], (a, b) => Math.Abs(a - b) <= 1e-5f);
            Assert.Equal((float)expected[1], (float)results[1], 1e-5f);
        }
        Assert.NotEqual(0.5f, session.Session.AllVariables["theta"].As<float>().AsSpan()[0]);
    }
}
