using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Optimization.Simplification;

namespace AotNet.Tests.Optimization;

/// <summary>Constants in, fewer nodes out. Each graph's last node is the result.</summary>
public class FoldConstantsTests
{
    [Theory]
    // Rounded to float after each operation: 16777216 + 1 is 16777216.
    [InlineData("Add", "f32[3]", "floats[16777216.0,0.1,-0.0]", "floats[1.0,0.2,0.0]", "floats[16777216.0,0.30000001192092896,0.0]")]
    [InlineData("Sub", "i32[2]", "[-2147483648,5]", "[1,7]", "[2147483647,-2]")]
    [InlineData("Mul", "u8[2]", "[20,3]", "[20,4]", "[144,12]")]
    [InlineData("Mul", "i64[2]", "[9223372036854775807,3]", "[2,4]", "[-2,12]")]
    [InlineData("Div", "f64[2]", "floats[1.0,-1.0]", "floats[3.0,0.0]", "floats[0.3333333333333333,-inf]")]
    [InlineData("Div", "i32[2]", "[7,-7]", "[2,2]", "[3,-3]")]
    [InlineData("Maximum", "f32[2]", "floats[1.0,-2.0]", "floats[0.5,3.0]", "floats[1.0,3.0]")]
    [InlineData("Minimum", "i32[2]", "[1,-2]", "[0,3]", "[0,-2]")]
    public void Arithmetic_OfTwoLists_IsOneList(string op, string type, string a, string b, string expected) => AssertFolds($"""
        %0: {type} = Constant() {Value(a)} # a
        %1: {type} = Constant() {Value(b)} # b
        %2: {type} = {op}(%0, %1) # y
        """, $"%0: {type} = Constant() {Value(expected)} # y/Const");

    [Theory]
    [InlineData("Div", "i32[2]", "[7,7]", "[2,0]")] // throws when it runs
    [InlineData("Div", "f32[1]", "floats[0.0]", "floats[0.0]")] // NaN has many bits
    [InlineData("Maximum", "f32[2]", "floats[0.0,1.0]", "floats[-0.0,1.0]")] // which zero?
    [InlineData("Pow", "f32[1]", "floats[2.0]", "floats[3.0]")] // the runtime's own function
    public void Arithmetic_OfUncertainBits_Stays(string op, string type, string a, string b) => AssertStays($"""
        %0: {type} = Constant() {Value(a)} # a
        %1: {type} = Constant() {Value(b)} # b
        %2: {type} = {op}(%0, %1) # y
        """);

    [Fact]
    public void Chain_OfBroadcastComparisonAndSelection_IsOneConstant() => AssertFolds("""
        %0: f32[2,1] = Constant() {value: floats[1.0,-1.0]} # a
        %1: f32[3] = Constant() {value: floats[0.0,2.0,-3.0]} # b
        %2: bool[2,3] = Less(%0, %1) # less
        %3: f32[2,3] = Where(%2, %0, %1) # where
        %4: i32[2,3] = Cast(%3) {type: type i32} # y
        """, "%0: i32[2,3] = Constant() {value: [0,1,-3,-1,-1,-3]} # y/Const");

    [Theory]
    [InlineData("{axes: [0], keepDims: false}", "f32[2]", "floats[4.0,6.0]")]
    [InlineData("{axes: [1], keepDims: true}", "f32[2,1]", "floats[3.0,7.0]")]
    public void Sum_AlongAnAxis_IsTheSums(string attributes, string type, string expected) => AssertFolds($$"""
        %0: f32[2,2] = Constant() {value: floats[1.0,2.0,3.0,4.0]} # a
        %1: {{type}} = ReduceSum(%0) {{attributes}} # y
        """, $"%0: {type} = Constant() {Value(expected)} # y/Const");

    // 2^24 swallows the ones of its own lane, not the two of the next.
    [Fact]
    public void Sum_AlongARow_GoesInSixteenLanes() => AssertFolds("""
        %0: f32[34] = Constant() {value: floats[16777216.0,1.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,1.0,1.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,1.0,0.0]} # a
        %1: f32[] = ReduceSum(%0) {axes: [0], keepDims: false} # y
        """, "%0: f32[] = Constant() {value: 16777218.0} # y/Const");

    [Fact]
    public void Movement_OfAList_IsAList() => AssertFolds("""
        %0: i32[2,3] = Constant() {value: [1,2,3,4,5,6]} # a
        %1: i32[3,2] = Transpose(%0) {permutation: [1,0]} # transpose
        %2: i32[2,2] = Slice(%1) {begin: [1,0], size: [2,2]} # slice
        %3: i32[4] = Reshape(%2) {shape: [4]} # reshape
        %4: i32[8] = Concat(%3, %3) {axis: 0} # y
        """, "%0: i32[8] = Constant() {value: [2,5,3,6,2,5,3,6]} # y/Const");

    [Fact]
    public void Uniform_OfAnOpenShape_StaysOneNumber() => AssertFolds("""
        %0: f32[batch,3] = Constant() {value: 2.0} # a
        %1: f32[3] = Constant() {value: 0.5} # b
        %2: f32[batch,3] = Mul(%0, %1) # y
        """, "%0: f32[batch,3] = Constant() {value: 1.0} # y/Const");

    // Its sum is known, but a thousand numbers are not written out for a call that makes them.
    [Fact]
    public void LongRange_IsNotWrittenOut_ButItsSumIs()
    {
        AssertStays("%0: i32[1000] = Range() {delta: 1, limit: 1000, start: 0, type: type i32} # y");
        AssertFolds("""
            %0: i32[1000] = Range() {delta: 1, limit: 1000, start: 0, type: type i32} # range
            %1: i32[] = ReduceSum(%0) {axes: [0], keepDims: false} # y
            """, "%0: i32[] = Constant() {value: 499500} # y/Const");
    }

    [Theory]
    [InlineData("%0: f32[2] = RandomUniform() {maximum: 1.0, minimum: 0.0, shape: [2], type: type f32} # y")]
    [InlineData("%0: f32[2] = Constant() {value: floats[1.0,2.0]} # a\n%1: f32[2] = Exp(%0) # y")]
    [InlineData("%0: f16[2] = Constant() {value: floats[1.0,2.0]} # a\n%1: f16[2] = Neg(%0) # y")]
    [InlineData("%0: f64[1] = Constant() {value: floats[1E+300]} # a\n%1: i32[1] = Cast(%0) {type: type i32} # y")]
    public void RandomNumbersFunctionsHalvesAndOverflow_Stay(string graph) => AssertStays(graph);

    private static string Value(string list) => $"{{value: {list}}}";

    private static void AssertFolds(string nodes, string expected) => Assert.Equal(expected, Fold(nodes));

    private static void AssertStays(string nodes) => Assert.Equal(nodes.ReplaceLineEndings("\n"), Fold(nodes));

    private static string Fold(string nodes)
    {
        ModelGraph graph = GraphParser.Parse($"graph Folds\n{nodes}\nfetch F() -> %{nodes.Split('\n').Length - 1}\n");
        Assert.Empty(GraphVerifier.Verify(graph));
        ModelGraph folded = new DropDeadNodes().Run(new FoldConstants().Run(FetchRequest.Of(graph, VariableLayout.Of(graph))[0].Graph));
        Assert.Empty(GraphVerifier.Verify(folded));
        return string.Join("\n", folded.Nodes.Select(GraphPrinter.Print));
    }
}
