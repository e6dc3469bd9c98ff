namespace AotNet.Tests.Frontend;

/// <summary>Wrong models: one finding each, at the expression to blame.</summary>
public class FindingTests
{
    [Fact]
    public void Layer_WhoseMovingAveragesNobodyReads_HasNoFinding() =>
        Assert.Empty(FrontendSource.Findings("[Placeholder(\"m\", 3)] readonly Tensor<float> x; [Fetch] Tensor<float> Y => BatchNormalization(x, training: true);"));

    [Theory]
    // Declarations
    [InlineData("AOTN1004", "x", "[Placeholder] Tensor<float> x; [Fetch] Tensor<float> Y => x;")]
    [InlineData("AOTN1004", "w", "[Variable] Tensor<float> w = 1; [Fetch] Tensor<float> Y => w;")]
    [InlineData("AOTN1005", "x", "[Placeholder] readonly float x; [Fetch] Tensor<float> Y => 1;")]
    [InlineData("AOTN1005", "w", "[Variable] readonly int w = 1; [Fetch] Tensor<float> Y => 1;")]
    [InlineData("AOTN1005", "Y", "[Fetch] int Y => 1;")]
    [InlineData("AOTN1005", "x", "[Placeholder] readonly Tensor<short> x;")]
    [InlineData("AOTN1006", "Placeholder(-1)", "[Placeholder(-1)] readonly Tensor<float> x;")]
    [InlineData("AOTN1006", "Placeholder(2.5)", "[Placeholder(2.5)] readonly Tensor<float> x;")]
    [InlineData("AOTN1006", "Placeholder(\"a b\")", "[Placeholder(\"a b\")] readonly Tensor<float> x;")]
    [InlineData("AOTN1007", "w", "[Variable] readonly Tensor<float> w; [Fetch] Tensor<float> Y => w;")]
    [InlineData("AOTN1008", "F", "[Fetch] Tensor<float> F(Tensor<float> x) => x;")]
    [InlineData("AOTN1009", "Session", "Tensor<float> Session => 1;")]
    [InlineData("AOTN1018", "Fetch(Feed = \"Nothing\")", "[Fetch(Feed = \"Nothing\")] Tensor<float> Y => 1;")]
    [InlineData("AOTN1019", "Fetch(Feed = nameof(A))", "Tensor<float> A => 2; [Fetch(Feed = nameof(A))] Tensor<float> Y => 1;")]
    // What cannot be evaluated
    [InlineData("AOTN1010", "Console.ReadLine()", "[Fetch] Tensor<float> Y => Console.ReadLine()!.Length;")]
    [InlineData("AOTN1010", "DateTime.Now", "[Fetch] Tensor<float> Y => DateTime.Now.Hour;")]
    [InlineData("AOTN1010", "new Random(1)", "[Fetch] Tensor<float> Y => new Random(1).Next();")]
    [InlineData("AOTN1010", "System.IO.File.ReadAllText(\"a\")", "[Fetch] Tensor<float> Y => System.IO.File.ReadAllText(\"a\").Length;")]
    [InlineData("AOTN1010", "Guid.NewGuid()", "[Fetch] Tensor<float> Y => Guid.NewGuid().ToString().Length;")]
    [InlineData("AOTN1010", "Environment.ProcessorCount", "[Fetch] Tensor<float> Y => Environment.ProcessorCount;")]
    [InlineData("AOTN1010", "typeof(int).GetMethods()", "[Fetch] Tensor<float> Y => typeof(int).GetMethods().Length;")]
    [InlineData("AOTN1010", "F()", "static async System.Threading.Tasks.Task<int> F() { await System.Threading.Tasks.Task.Yield(); return 1; } [Fetch] Tensor<float> Y => F().Result;")]
    [InlineData("AOTN1010", "Other", "[Fetch] Tensor<float> Y { get { var t = new Other(); return 1; } } [Model] partial class Other;", "new Other()")]
    [InlineData("AOTN1011", "while (true) { }", "[Fetch] Tensor<float> Y { get { while (true) { } } }")]
    [InlineData("AOTN1011", "for (; ; ) ;", "[Fetch] Tensor<float> Y { get { for (; ; ) ; } }")]
    [InlineData("AOTN1012", "F(n + 1)", "static int F(int n) => F(n + 1); [Fetch] Tensor<float> Y => F(0);")]
    [InlineData("AOTN1013", "1 / Zero()", "static int Zero() => 0; [Fetch] Tensor<float> Y => 1 / Zero();")]
    [InlineData("AOTN1013", "a[3]", "[Fetch] Tensor<float> Y { get { int[] a = [1, 2]; return a[3]; } }")]
    [InlineData("AOTN1013", "s.Length", "static string? Null() => null; [Fetch] Tensor<float> Y { get { string? s = Null(); return s!.Length; } }", "s!.Length")]
    [InlineData("AOTN1013", "throw new ArgumentException(\"too deep\");", "[Fetch] Tensor<float> Y { get { throw new ArgumentException(\"too deep\"); } }")]
    [InlineData("AOTN1014", "x[0] > 0", "[Placeholder(3)] readonly Tensor<float> x; [Fetch] Tensor<float> Y { get { if ((bool)(object)(x[0] > 0)) return x; return -x; } }", "(bool)(object)(x[0] > 0)")]
    [InlineData("AOTN1015", "X.Shape[0] > 3", "[Placeholder(null)] readonly Tensor<float> X; [Fetch] Tensor<float> Y => X.Shape[0] > 3 ? X : -X;")]
    [InlineData("AOTN1015", "i < X.Shape[0]", "[Placeholder(null)] readonly Tensor<float> X; [Fetch] Tensor<float> Y { get { Tensor<float> s = 0; for (int i = 0; i < X.Shape[0]; i++) s += X[i]; return s; } }")]
    [InlineData("AOTN1015", "X.Shape[0]", "[Placeholder(null)] readonly Tensor<float> X; [Fetch] Tensor<float> Y => $\"{X.Shape[0]}\".Length;")]
    [InlineData("AOTN1017", "B", "Tensor<float> A => B; Tensor<float> B => A;", "A")]
    [InlineData("AOTN1020", "NameScope(\"a b\")", "[Fetch] Tensor<float> Y { get { using (NameScope(\"a b\")) return 1; } }")]
    [InlineData("AOTN1020", "Scope(\"\")", "[Scope(\"\"), Fetch] Tensor<float> Y => 1;")]
    // Shapes
    [InlineData("AOTN2004", "MatMul(X, w)", "[Placeholder(null, 3)] readonly Tensor<float> X; [Variable] readonly Tensor<float> w = Zeros<float>(4, 1); [Fetch] Tensor<float> Y => MatMul(X, w);")]
    [InlineData("AOTN2002", "X + w", "[Placeholder(null, 3)] readonly Tensor<float> X; [Variable] readonly Tensor<float> w = Zeros<float>(4); [Fetch] Tensor<float> Y => 2 * (X + w);")]
    [InlineData("AOTN2002", "X + y", "[Placeholder(\"a\")] readonly Tensor<float> X; [Placeholder(\"b\")] readonly Tensor<float> y; [Fetch] Tensor<float> Y => X + y;")]
    [InlineData("AOTN2006", "ReduceSum(X, axis: 2)", "[Placeholder(null, 3)] readonly Tensor<float> X; [Fetch] Tensor<float> Y => ReduceSum(X, axis: 2);")]
    [InlineData("AOTN2006", "X.Shape[5]", "[Placeholder(null, 3)] readonly Tensor<float> X; [Fetch] Tensor<float> Y => X.Shape[5];")]
    // Variables
    [InlineData("AOTN3001", "GetVariable<float>(\"w\", [2])", "static Tensor<float> F(int n) => GetVariable<float>(\"w\", [2]); [Fetch] Tensor<float> Y => F(1) + F(2);")]
    [InlineData("AOTN3001", "Dense(X, 3, name: \"h\")", "[Placeholder(null, 3)] readonly Tensor<float> X; [Fetch] Tensor<float> Y { get { Tensor<float> z = X; for (int i = 0; i < 2; i++) z = Dense(X, 3, name: \"h\"); return z; } }")]
    [InlineData("AOTN3002", "GetVariable<float>(\"w\", [2])", "[Fetch] Tensor<float> Y { get { using (VariableScope(\"a\", reuse: true)) return GetVariable<float>(\"w\", [2]); } }")]
    [InlineData("AOTN3003", "GetVariable<float>(\"w\", [3])", "[Fetch] Tensor<float> Y { get { using (VariableScope(\"a\", Reuse.Auto)) { var w = GetVariable<float>(\"w\", [2]); return GetVariable<float>(\"w\", [3]); } } }")]
    [InlineData("AOTN3004", "VariableScope(\"b\", reuse: false)", "[Fetch] Tensor<float> Y { get { using (VariableScope(\"a\", reuse: true)) using (VariableScope(\"b\", reuse: false)) return 1; } }")]
    [InlineData("AOTN3005", "Variable(x)", "[Placeholder(2)] readonly Tensor<float> x; [Fetch] Tensor<float> Y => Variable(x);")]
    [InlineData("AOTN3006", "Variable(Zeros<float>(x.Shape))", "[Placeholder(null)] readonly Tensor<float> x; [Fetch] Tensor<float> Y => Variable(Zeros<float>(x.Shape));")]
    [InlineData("AOTN3007", "Assign(x, x + 1)", "[Placeholder] readonly Tensor<float> x; [Fetch] Operation Y => Assign(x, x + 1);")]
    // Gradients
    [InlineData("AOTN4001", "Gradients(y, y)", "[Placeholder] readonly Tensor<int> y; [Fetch] Tensor<int> Y => Gradients(y, y);")]
    [InlineData("AOTN4010", "new GradientDescentOptimizer(0.1f).Minimize(w)", "[Variable] readonly Tensor<float> w = Zeros<float>(2); [Fetch] Operation T => new GradientDescentOptimizer(0.1f).Minimize(w);")]
    [InlineData("AOTN4011", "new GradientDescentOptimizer(0.1f).Minimize(x)", "[Placeholder] readonly Tensor<float> x; [Fetch] Operation T => new GradientDescentOptimizer(0.1f).Minimize(x);")]
    [InlineData("AOTN4012", "Gradient(nameof(D))", "[Gradient(nameof(D))] static Tensor<float> F(Tensor<float> x) => x; static Tensor<float> D(Tensor<float> x) => x; [Fetch] Tensor<float> Y => F(2);")]
    [InlineData("AOTN4012", "Gradient(\"D\")", "[Gradient(\"D\")] static Tensor<float> F(Tensor<float> x) => x; [Fetch] Tensor<float> Y => F(2);")]
    public void Read_WrongModel_GivesOneFindingAtTheExpression(string id, string at, string members, string? exactly = null)
    {
        var finding = Assert.Single(FrontendSource.Findings(members));
        Assert.Equal((id, exactly ?? at), (finding.Id, finding.At));
    }

    [Fact]
    public void Read_IntegerDivisionByAnOpenSize_WarnsAndGoesOn()
    {
        var result = FrontendSource.Read("""[Model] partial class M { [Placeholder("m")] readonly Tensor<float> X; [Fetch] Tensor<int> Y => 10 / X.Shape[0]; }""");
        Assert.Equal("AOTN1016", Assert.Single(result.Findings).Id);
        Assert.NotNull(result.Graph);
    }

    [Theory]
    [InlineData("AOTN1001", "M", "[Model] class M { }")]
    [InlineData("AOTN1002", "M", "class Outer { [Model] partial class M { } }")]
    [InlineData("AOTN1003", "M", "[Model] partial class M<T> { }")]
    [InlineData("AOTN1003", "M", "[Model] static partial class M { }")]
    [InlineData("AOTN1003", "M", "[Model] partial record M;")]
    [InlineData("AOTN1022", "DnnClassifier(Features = 0)", "[DnnClassifier(Features = 0)] partial class M;")]
    [InlineData("AOTN1022", "DnnClassifier(Features = 4, HiddenUnits = [0])", "[DnnClassifier(Features = 4, HiddenUnits = [0])] partial class M;")]
    public void Read_WrongDeclaration_GivesOneFindingAndMayNotExtend(string id, string at, string declaration)
    {
        string source = "using AotNet; using static AotNet.Op;\n" + declaration;
        var result = FrontendSource.Read(FrontendSource.Compile(source), "M");
        var finding = Assert.Single(result.Findings);
        Assert.Equal((id, at), (finding.Id, source.Substring(finding.Location.Span.Start, finding.Location.Span.Length)));
        Assert.Null(result.Graph);
    }

    [Fact]
    public void Read_CodeThatDoesNotCompile_LeavesTheFindingToCSharp()
    {
        var result = FrontendSource.Read("[Model] partial class M { [Fetch] Tensor<float> Y => Nothing(1) + 2; }");
        Assert.Empty(result.Findings);
        Assert.Null(result.Graph);
        Assert.Equal("Y", Assert.Single(result.Declaration.Fetches).Name);
    }

    [Fact]
    public void Read_ErrorInOneMember_IsReportedOnceAndMembersAreDeclared()
    {
        var result = FrontendSource.Read(
            """
            [Model] partial class M
            {
                [Placeholder("m", 2)] readonly Tensor<float> X;
                [Placeholder] readonly Tensor<float> rate;
                Tensor<float> Bad => MatMul(X, X);
                [Fetch] Tensor<float> A => Bad + 1;
                [Fetch] (Tensor<float> P, Operation Q) B => (Bad, Group(A));
                [Fetch] Tensor<float> C => rate;
            }
            """);
        Assert.Equal("AOTN2004", Assert.Single(result.Findings).Id);
        Assert.Null(result.Graph);
        Assert.Equal(["A(x)", "B(x)", "C(rate)"], result.Declaration.Fetches.Select(fetch => $"{fetch.Name}({string.Join(", ", fetch.Feeds.Select(feed => feed.Parameter))})"));
    }

    [Fact]
    public void Read_MovedModel_GivesAnEqualResultWithoutPlaces()
    {
        const string Model = """[Model] partial class M { [Placeholder("m", 2)] readonly Tensor<float> X; [Fetch] Tensor<float> Y => MatMul(Transpose(X), X) / X.Shape[0]; }""";
        Assert.Equal(FrontendSource.Read(Model).WithoutPlaces(), FrontendSource.Read("// moved\n\n" + Model).WithoutPlaces());
    }

    [Fact]
    public void Read_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var compilation = FrontendSource.Compile("using AotNet; [Model] partial class M { [Fetch] Tensor<float> Y { get { while (true) { } } } }");
        Assert.Throws<OperationCanceledException>(() => Generator.Frontend.ModelReader.Read(compilation.GetTypeByMetadataName("M")!, compilation, source.Token));
    }
}
