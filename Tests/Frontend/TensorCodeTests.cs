namespace AotNet.Tests.Frontend;

/// <summary>Construction code over tensors: the nodes that it makes and their names.</summary>
public class TensorCodeTests
{
    private static string[] Lines(string members, string outside = "") => FrontendSource.Graph(members, outside).TrimEnd('\n').Split('\n')[1..];

    private static string[] VariableNames(string members, string outside = "") =>
        [.. Lines(members, outside).Where(line => line.Contains("= Variable()", StringComparison.Ordinal)).Select(line => line[(line.IndexOf('#', StringComparison.Ordinal) + 2)..])];

    [Fact]
    public void Operators_OnTensors_AreTheirOps() => Assert.Equal(
    [
        "%0: f32[] = Placeholder() # x",
        "%1: f32[] = Neg(%0) # Neg",
        "%2: f32[] = Constant() {value: 2.0} # Const",
        "%3: f32[] = Mul(%1, %2) # Mul",
        "%4: f32[] = Add(%3, %0) # Add",
        "placeholder %0 x",
        "fetch Y(%0 x) -> %4",
    ], Lines("[Placeholder] readonly Tensor<float> x; [Fetch] Tensor<float> Y => -x * 2 + x;"));

    [Fact]
    public void NodeMember_NamedTwice_IsOneNode() => Assert.Equal(
    [
        "%0: i32[] = Constant() {value: 3} # Const",
        "%1: i32[] = Add(%0, %0) # Add",
        "fetch Y() -> %1",
    ], Lines("Tensor<int> W => Constant(3); [Fetch] Tensor<int> Y => W + W;"));

    [Fact]
    public void NodeMethod_WithoutParameters_IsOneNode() =>
        Assert.Equal("%1: i32[] = Mul(%0, %0) # Mul", Lines("Tensor<int> W() => Constant(3); [Fetch] Tensor<int> Y() => W() * W();")[1]);

    [Fact]
    public void Function_CalledTwice_MakesNewNodes() =>
        Assert.Equal(3, Lines("static Tensor<int> F(int n) => Constant(n); [Fetch] Tensor<int> Y => F(1) + F(1);").Count(line => line.Contains("= ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("(x + 1, x)", "(Tensor<float>, Tensor<float>)", "fetch Y(%0 x) -> (%2, %0)")]
    [InlineData("(x + 1, x)", "(Tensor<float> A, Tensor<float> B)", "fetch Y(%0 x) -> (%2 A, %0 B)")]
    public void Fetch_Tuple_KeepsElementNames(string value, string type, string fetch) =>
        Assert.Equal(fetch, Lines($"[Placeholder] readonly Tensor<float> x; [Fetch] {type} Y => {value};")[^1]);

    [Fact]
    public void Fetch_Feeds_ArePlaceholdersInOrderOfDeclaration() => Assert.Equal("fetch Y(%0 b, %2 a) -> %5", Lines(
        "[Placeholder] readonly Tensor<float> b; [Placeholder] readonly Tensor<float> unused; [Placeholder] readonly Tensor<float> a; [Fetch] Tensor<float> Y => a * 1 - b;")[^1]);

    [Fact]
    public void Fetch_Fed_NeedsNothingAbove() => Assert.Equal("fetch Z(%1 y, %3 w) -> %5", Lines(
        """
        [Placeholder] readonly Tensor<float> x; [Placeholder] readonly Tensor<float> y;
        Tensor<float> W => x + 1;
        [Fetch(Feed = nameof(W))] Tensor<float> Z => W * 1 * y;
        """).Single(line => line.StartsWith("fetch", StringComparison.Ordinal)).Replace("%6", "%5", StringComparison.Ordinal));

    [Theory]
    [InlineData("X", "Learning_Rate", "x", "learning_Rate")]
    [InlineData("MSE", "IOStream", "mse", "ioStream")]
    [InlineData("X", "x", "X", "x")]
    [InlineData("_w", "n2D", "w", "n2D")]
    public void Parameters_AreCamelCase_UnlessTheyCollide(string a, string b, string first, string second) => Assert.Equal($"fetch Y(%0 {first}, %1 {second}) -> %2", Lines(
        $"[Placeholder] readonly Tensor<float> {a}; [Placeholder] readonly Tensor<float> {b}; [Fetch] Tensor<float> Y => {a} + {b};")[^1]);

    [Fact]
    public void OpenSize_EntersTensorArithmetic_AsNode() => Assert.Equal(
    [
        "%1: f32[] = DimSize() {dim: dims[m], type: type f32} # DimSize",
        "%2: f32[] = Constant() {value: 2.0} # Const",
        "%3: f32[] = Div(%2, %1) # Div",
    ], Lines("""[Placeholder("m", 2)] readonly Tensor<float> X; [Fetch] Tensor<float> Y => 2f / X.Shape[0] * X;""")[1..4]);

    [Theory]
    [InlineData("Zeros<float>(X.Shape[0], 3)", "f32[m,3]")]
    [InlineData("Reshape(X, [X.Shape[0] * X.Shape[1]])", "f32[2*m]")]
    [InlineData("Reshape(X, [-1])", "f32[2*m]")]
    [InlineData("Zeros<float>(X.Shape)", "f32[m,2]")]
    [InlineData("Zeros<float>([.. X.Shape[..^1], 7])", "f32[m,7]")]
    [InlineData("X[1..]", "f32[m - 1,2]")]
    [InlineData("X[.., 0]", "f32[m]")]
    [InlineData("X[.., ^1..]", "f32[m,1]")]
    [InlineData("Zeros<float>(X.Shape[0] + 1 - 1)", "f32[m]")]
    [InlineData("Zeros<float>(X.Shape.Count / X.Shape[0])", "f32[2]")]
    [InlineData("Fill([2, X.Shape[^1]], 1.5f)", "f32[2,2]")]
    public void OpenSize_InShapes_StaysExact(string expression, string type) => Assert.Contains(
        Lines($"[Placeholder(\"m\", 2)] readonly Tensor<float> X; [Fetch] Tensor<float> Y => {expression};").Reverse().Skip(2).Take(1), line => line.Contains(": " + type + " =", StringComparison.Ordinal));

    [Fact]
    public void AnonymousSizes_ThatMustBeOne_AreOne() => Assert.Equal("%2: f32[?X.0] = Add(%0, %1) # Add", Lines(
        "[Placeholder(null)] readonly Tensor<float> X; [Placeholder(null)] readonly Tensor<float> y; [Fetch] Tensor<float> Z => X + y;")[2]);

    [Fact]
    public void Scope_OnMembers_IsSharedAndAbsolute() => Assert.Equal(
    [
        "%0: f32[] = Placeholder() # x",
        "%1: f32[] = Exp(%0) # loss/Exp",
        "%2: f32[] = Log(%1) # loss/Log",
        "%3: f32[] = Sin(%2) # top/Sin",
    ], Lines(
        """
        [Placeholder] readonly Tensor<float> x;
        [Scope("loss")] Tensor<float> A => Exp(x);
        [Scope("loss")] Tensor<float> B => Log(A);
        [Scope("top"), Fetch] Tensor<float> C => Sin(B);
        """)[..4]);

    [Fact]
    public void NameScope_EnteredAgain_GetsASuffix() => Assert.Equal(["relu/w", "relu_1/w", "relu_2/w"], VariableNames(
        """
        [Fetch] Tensor<float> Y { get { Tensor<float> s = 0; for (int i = 0; i < 3; i++) using (NameScope("relu")) s += Variable<float>(i, "w"); return s; } }
        """));

    [Fact]
    public void VariableScope_Nested_InheritsReuse() => Assert.Equal(["a/b/w", "a/b/v"], VariableNames(
        """
        static Tensor<float> F(int _) { using (VariableScope("b")) return GetVariable<float>("w", []) * GetVariable<float>("v", []); }
        [Fetch] Tensor<float> Y { get { Tensor<float> first, second; using (VariableScope("a")) first = F(1); using (VariableScope("a", reuse: true)) second = F(2); return first + second; } }
        """));

    [Fact]
    public void Dense_WithReuseAuto_SharesItsVariables() => Assert.Equal(["dnn/hidden/kernel", "dnn/hidden/bias"], VariableNames(
        """
        [Placeholder(null, 3)] readonly Tensor<float> X;
        [Scope("dnn")] Tensor<float> Forward(bool training) => Dense(X, 3, name: "hidden", reuse: Reuse.Auto);
        [Fetch] Tensor<float> A => Forward(true);
        [Fetch] Tensor<float> B => Forward(false);
        """));

    [Fact]
    public void Dense_WithoutName_IsNumbered() => Assert.Equal(["dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"], VariableNames(
        "[Placeholder(null, 3)] readonly Tensor<float> X; [Fetch] Tensor<float> Y => Dense(Dense(X, 3, Relu), 2);"));

    [Fact]
    public void Modules_InFieldsAndInFunctions_OwnTheirVariables() => Assert.Equal(["first/weights", "Unit/weights", "Unit_1/weights"], VariableNames(
        """
        [Placeholder(null, 2)] readonly Tensor<float> X;
        readonly Unit first = new(2);
        [Fetch] Tensor<float> Y { get { var unit = new Unit(2); return first.Apply(unit.Apply(unit.Apply(new Unit(2).Apply(X)))); } }
        """,
        """
        [Module] partial class Unit(int size)
        {
            [Variable] readonly Tensor<float> weights = RandomNormal<float>(size, size);
            public Tensor<float> Apply(Tensor<float> x) => MatMul(x, weights);
        }
        """));

    // One key would make them one sequence of numbers.
    [Fact]
    public void InitialValue_OfSeveralRandomTensors_KeysEachByTheVariable() => Assert.Equal(["w", "w:1", "w:2", "v"], System.Text.RegularExpressions.Regex.Matches(
        FrontendSource.Graph(
            """
            [Variable] readonly Tensor<float> w = RandomNormal<float>(shape: [3]) * RandomNormal<float>(shape: [3]) + RandomUniform<float>(0f, 1f, [3]);
            [Variable] readonly Tensor<float> v = RandomNormal<float>(shape: [3]);
            [Fetch] Tensor<float> Y => w + v;
            """), "key: \"(.*?)\"").Select(match => match.Groups[1].Value));

    [Fact]
    public void InitialValues_AreKeyedByTheVariable() => Assert.Contains("key: \"dnn/w\"", FrontendSource.Graph(
        """[Fetch] Tensor<float> Y { get { using (NameScope("dnn")) return Variable(RandomNormal<float>(2) * 0.1f, "w"); } }"""), StringComparison.Ordinal);

    [Fact]
    public void Minimize_UpdatesTrainableVariablesOfTheLoss() => Assert.Equal(["w"], Lines(
        """
        [Variable] readonly Tensor<float> w = 1;
        [Variable] readonly Tensor<float> other = 1;
        [Variable(Trainable = false)] readonly Tensor<float> fixedOne = 1;
        [Fetch] Operation Train => new GradientDescentOptimizer(0.1f).Minimize(Square(w * fixedOne));
        """).Where(line => line.Contains("= Gradient(", StringComparison.Ordinal)).Select(line => line.Contains("%1)", StringComparison.Ordinal) ? "w" : line));

    [Theory]
    [InlineData("AdamOptimizer(0.1f)", "w w/Adam w/Adam_1 beta1_correction beta2_correction")]
    [InlineData("AdamWOptimizer(0.1f)", "w w/AdamW w/AdamW_1 beta1_correction beta2_correction")]
    [InlineData("MomentumOptimizer(0.1f, 0.9f)", "w w/Momentum")]
    [InlineData("AdagradOptimizer(0.1f)", "w w/Adagrad")]
    [InlineData("RmsPropOptimizer(0.1f)", "w w/RMSProp w/RMSProp_1")]
    [InlineData("RmsPropOptimizer(0.1f, centered: true)", "w w/RMSProp w/RMSProp_1 w/RMSProp_2")]
    [InlineData("FtrlOptimizer(0.1f)", "w w/Ftrl w/Ftrl_1")]
    public void Slots_AreNamedAsInTensorFlow(string optimizer, string names) => Assert.Equal(names.Split(' ').Order(), VariableNames(
        $"[Variable] readonly Tensor<float> w = 1; [Fetch] Operation Train => new {optimizer}.Minimize(Square(w));").Select(name => name.Replace("AdamW/", "", StringComparison.Ordinal)).Select(name => name.EndsWith("_correction", StringComparison.Ordinal) ? name[(name.LastIndexOf('/') + 1)..] : name).Order());

    [Fact]
    public void Gradients_ComputedClippedAndApplied_EndInAssignments() => Assert.Equal(["Gradient", "Sqrt", "Maximum", "Assign", "Group"], FrontendSource.Graph(
        """
        [Variable] readonly Tensor<float> w = Zeros<float>(3);
        [Fetch] Operation Train
        {
            get
            {
                var optimizer = new GradientDescentOptimizer(0.1f);
                var pairs = optimizer.ComputeGradients(ReduceSum(Square(w))).Select(p => (ClipByNorm(p.Gradient, 1), p.Variable));
                return optimizer.ApplyGradients(pairs);
            }
        }
        """).Split('\n').Where(line => line.Contains(" = ", StringComparison.Ordinal)).Select(line => line.Split(" = ")[1].Split('(')[0])
        .Where(op => op is "Gradient" or "Sqrt" or "Maximum" or "Assign" or "Group"));

    [Fact]
    public void GradientAttribute_ReplacesTheDerivative()
    {
        var result = FrontendSource.Read(
            """
            [Model] partial class M
            {
                [Placeholder(3)] readonly Tensor<float> x;
                [Gradient(nameof(Slope))] static Tensor<float> Steps(Tensor<float> x, Tensor<float> scale) => Floor(x) * scale;
                static (Tensor<float>, Tensor<float>) Slope(Tensor<float> x, Tensor<float> scale, Tensor<float> y, Tensor<float> dy) => (dy * 7, ReduceSum(dy * y));
                [Fetch] Tensor<float> D => Gradients(Steps(Exp(x), 2), x);
            }
            """);
        string[] ops = [.. Generator.Differentiation.ExpandGradients.Run(result.Graph!).Nodes.Select(node => $"{node.Op} {node.Name}")];
        // dx = (7 · dy) · exp(x): the user's rule, then Exp's own.
        Assert.Contains("Mul gradients/CustomGradient_grad/Mul", ops);
        Assert.Contains("Mul gradients/Exp_grad/Mul", ops);
    }

    [Fact]
    public void BatchNormalization_WhenTraining_UpdatesMovingAverages() => Assert.Equal(4, Lines(
        """
        [Placeholder("batch", 3)] readonly Tensor<float> X;
        [Fetch] Operation Train => new GradientDescentOptimizer(0.1f).Minimize(ReduceMean(Square(BatchNormalization(X, training: true))));
        """).Count(line => line.Contains("= Assign(", StringComparison.Ordinal)));

    [Fact]
    public void Summary_InScope_IsTaggedWithIt() => Assert.Contains("tag: \"loss/mse\"", FrontendSource.Graph(
        """[Placeholder] readonly Tensor<float> x; [Scope("loss"), Fetch] Summary S => Summary.Merge(Summary.Scalar("mse", x), Summary.Histogram("x", x));"""), StringComparison.Ordinal);
}
