using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;

namespace AotNet.Tests.Optimization;

/// <summary>Graphs in, kernels out.</summary>
public class PlanTests
{
    private static FetchPlan Plan(string graph, string fetch = "F")
    {
        ModelGraph parsed = GraphParser.Parse(graph);
        return Generator.Optimization.Optimizer.Plan(FetchRequest.Of(parsed, VariableLayout.Of(parsed)).Single(request => request.Fetch.Name == fetch));
    }

    [Fact]
    public void ProductBiasActivation_IsOneKernel()
    {
        FetchPlan plan = Plan("""
            graph Layer
            %0: f32[batch,8] = Placeholder() # X
            %1: f32[8,20] = Constant() {value: 0.5} # Const
            %2: f32[8,20] = Variable() # w
            %3: f32[20] = Constant() {value: 0.0} # Const_1
            %4: f32[20] = Variable() # b
            %5: f32[batch,20] = MatMul(%0, %2) # MatMul
            %6: f32[batch,20] = Add(%5, %4) # Add
            %7: f32[batch,20] = Relu(%6) # Relu
            placeholder %0 X
            variable %2 initial %1 trainable
            variable %4 initial %3 trainable
            fetch F(%0 x) -> %7
            """);
        var kernel = Assert.IsType<MatMulKernel>(Assert.Single(plan.Kernels));
        Assert.Equal(["Add", "Relu"], kernel.Nodes.Select(id => plan.Graph.Nodes[id].Op));
        Assert.Empty(plan.Slots);
        Assert.Equal(32, plan.Variables.Single(variable => variable.Name == "w").RowStride);
    }

    [Theory]
    [InlineData("[300,100]", "%5: f32[batch,100] = MatMul(%0, %2)", 48)] // a product's right operand
    [InlineData("[300,100]", "%5: f32[300,300] = MatMul(%2, %2) {transposeB: true}", 112)] // and the left one
    [InlineData("[300,100]", "%5: f32[300] = ReduceSum(%2) {axes: [1]}", 112)] // in no product
    [InlineData("[300,48]", "%5: f32[batch,48] = MatMul(%0, %2)", 48)] // one panel, which is dense
    [InlineData("[300,64]", "%5: f32[batch,64] = MatMul(%0, %2)", 64)] // half of two panels would be padding
    [InlineData("[150,100]", "%5: f32[batch,100] = MatMul(%0, %2)", 112)] // small enough for the first-level cache
    [InlineData("[300,100]", "%5: f32[batch,100] = MatMul(%0, %2)\n%6: f32[100,300] = Transpose(%2) <<permutation: [1, 0]>>", 48)] // for what takes dense rows, there are copies
    [InlineData("[300,100]", "%5: f32[batch,100] = MatMul(%0, %2)\n%6: summary = HistogramSummary(%2) <<tag: \"w\">>", 48)]
    [InlineData("[300,100]", "%5: f32[batch,100] = MatMul(%0, %2)\n%6: f32[] = L2Loss(%2)", 48)]
    [InlineData("[300,100]", "%5: f32[batch,100] = MatMul(%0, %2)\n%6: f32[2,100] = Slice(%2) <<begin: [0, 0], size: [2, 100]>>", 100)] // but not of all for a part
    public void VariableRows_ByWhatReadsThem(string shape, string nodes, int rowStride)
    {
        ModelGraph graph = GraphParser.Parse($"""
            graph Rows
            %0: f32[batch,{shape.Split('[', ',')[1]}] = Placeholder() # X
            %1: f32{shape} = Constant() <<value: 0.5>> # Const
            %2: f32{shape} = Variable() # w
            %3: f32[] = Constant() <<value: 0.5>> # Const_1
            %4: f32[] = Neg(%3) # Neg
            {nodes}
            placeholder %0 X
            variable %2 initial %1 trainable
            fetch F(%0 x) -> %5
            """.Replace("<<", "{", StringComparison.Ordinal).Replace(">>", "}", StringComparison.Ordinal));
        Assert.Equal(rowStride, VariableLayout.Of(graph).Single().RowStride);
    }

    [Fact]
    public void Normalization_StoresNeitherDifferencesNorSquares()
    {
        FetchPlan plan = Plan("""
            graph Normalization
            %0: f32[batch,8] = Placeholder() # X
            %1: f32[8] = ReduceMean(%0) {axes: [0]} # ReduceMean
            %2: f32[batch,8] = Sub(%0, %1) # Sub
            %3: f32[batch,8] = Square(%2) # Square
            %4: f32[8] = ReduceMean(%3) {axes: [0]} # ReduceMean_1
            %5: f32[8] = Rsqrt(%4) # Rsqrt
            %6: f32[batch,8] = Mul(%2, %5) # Mul
            placeholder %0 X
            fetch F(%0 x) -> %6
            """);
        Assert.Equal(["ReductionKernel", "ReductionKernel", "ElementwiseKernel"], plan.Kernels.Select(kernel => kernel.GetType().Name));
        Assert.DoesNotContain(plan.Buffers, buffer => buffer.Kind == BufferKind.Arena && buffer.Type.Shape.Rank == 2);
    }

    [Fact]
    public void NormalizationOfMuchArithmetic_StoresItsResultAlone()
    {
        FetchPlan plan = Plan("""
            graph Normalization
            %0: f32[batch,8] = Placeholder() # X
            %1: f32[batch,8] = Placeholder() # Z
            %2: f32[batch,8] = Add(%0, %1) # Add
            %3: f32[batch,8] = Mul(%2, %1) # Mul
            %4: f32[batch,8] = Add(%3, %1) # Add_1
            %5: f32[batch,8] = Mul(%4, %1) # Mul_1
            %6: f32[batch,8] = Add(%5, %1) # Add_2
            %7: f32[batch,8] = Mul(%6, %1) # Mul_2
            %8: f32[batch,8] = Add(%7, %1) # Add_3
            %9: f32[8] = ReduceMean(%8) {axes: [0]} # ReduceMean
            %10: f32[batch,8] = Sub(%8, %9) # Sub
            %11: f32[batch,8] = Square(%10) # Square
            %12: f32[8] = ReduceMean(%11) {axes: [0]} # ReduceMean_1
            %13: f32[batch,8] = Mul(%10, %12) # Mul_3
            placeholder %0 X
            placeholder %1 Z
            fetch F(%0 x, %1 z) -> %13
            """);
        Assert.Equal(["ElementwiseKernel", "ReductionKernel", "ReductionKernel", "ElementwiseKernel"], plan.Kernels.Select(kernel => kernel.GetType().Name));
        Assert.Single(plan.Buffers, buffer => buffer.Kind == BufferKind.Arena && buffer.Type.Shape.Rank == 2);
    }

    [Theory]
    [InlineData("Mul(%1, %3)", 0)] // two matrices, read again
    [InlineData("Mul(%1, %1)", 0)]
    [InlineData("Mul(%1, %8)", 1)] // of three, one stored is cheaper
    [InlineData("Exp(%1)", 1)] // and what is not cheap is not computed twice
    public void GradientOfNormalization_StoresWhatIsDearToComputeAgain(string term, int matrices)
    {
        // As in the gradient of x - mean(x): %12 is summed, and the sum added to it.
        FetchPlan plan = Plan($"""
            graph Gradient
            %0: f32[batch,8] = Placeholder() # X
            %1: f32[batch,8] = Placeholder() # dY
            %2: f32[8] = ReduceMean(%0) <<axes: [0]>> # ReduceMean
            %3: f32[batch,8] = Sub(%0, %2) # Sub
            %4: f32[batch,8] = Mul(%1, %3) # Mul
            %5: f32[8] = ReduceSum(%4) <<axes: [0]>> # ReduceSum
            %6: f32[8] = ReduceSum(%1) <<axes: [0]>> # ReduceSum_1
            %7: f32[batch,8] = Mul(%3, %5) # Mul_1
            %8: f32[batch,8] = Placeholder() # Z
            %9: f32[8] = ReduceSum(%8) <<axes: [0]>> # ReduceSum_2
            %10: f32[batch,8] = {term} # term
            %11: f32[batch,8] = Mul(%10, %6) # Mul_2
            %12: f32[batch,8] = Add(%7, %11) # Add
            %13: f32[8] = ReduceSum(%12) <<axes: [0]>> # ReduceSum_3
            %14: f32[batch,8] = Add(%12, %13) # Add_1
            %15: f32[batch,8] = Mul(%14, %9) # Mul_3
            placeholder %0 X
            placeholder %1 dY
            placeholder %8 Z
            fetch F(%0 x, %1 dY, %8 z) -> %15
            """.Replace("<<", "{", StringComparison.Ordinal).Replace(">>", "}", StringComparison.Ordinal));
        Assert.Equal(matrices, plan.Buffers.Count(buffer => buffer.Kind == BufferKind.Arena && buffer.Type.Shape.Rank == 2));
    }

    [Fact]
    public void Update_OfTheProductsVariable_IsInPlaceWithoutAGradientInMemory()
    {
        FetchPlan plan = Plan("""
            graph Step
            %0: f32[batch,8] = Placeholder() # X
            %1: f32[batch,4] = Placeholder() # E
            %2: f32[8,4] = Constant() {value: 0.0} # Const
            %3: f32[8,4] = Variable() # w
            %4: f32[8,4] = MatMul(%0, %1) {transposeA: true} # MatMul
            %5: f32[] = Constant() {value: 0.1} # rate
            %6: f32[8,4] = Mul(%5, %4) # Mul
            %7: f32[8,4] = Sub(%3, %6) # Sub
            %8: f32[8,4] = Assign(%3, %7) # Assign
            %9: op = Group(%8) # group
            placeholder %0 X
            placeholder %1 E
            variable %3 initial %2 trainable
            fetch F(%0 x, %1 e) -> %9
            """);
        var kernel = Assert.IsType<MatMulKernel>(Assert.Single(plan.Kernels));
        Assert.Equal(BufferKind.Variable, plan.Buffers[Assert.Single(kernel.Stores).Buffer].Kind);
        Assert.Empty(plan.Slots);
    }

    [Fact]
    public void Swap_OfTwoVariables_StagesOneOfThem()
    {
        FetchPlan plan = Plan("""
            graph Swap
            %0: f32[3] = Constant() {value: 1.0} # Const
            %1: f32[3] = Variable() # a
            %2: f32[3] = Variable() # b
            %3: f32[3] = Assign(%1, %2) # Assign
            %4: f32[3] = Assign(%2, %1) # Assign_1
            %5: op = Group(%3, %4) # group
            variable %1 initial %0 trainable
            variable %2 initial %0 trainable
            fetch F() -> %5
            """);
        Assert.IsType<CopyKernel>(plan.Kernels[^1]);
        Assert.Single(plan.Slots);
    }

    [Fact]
    public void SumOfSquares_IsOnePassOverItsOperand()
    {
        FetchPlan plan = Plan("""
            graph Loss
            %0: f32[batch] = Placeholder() # X
            %1: f32[batch] = Square(%0) # Square
            %2: f32[] = ReduceSum(%1) {keepDims: false} # Sum
            placeholder %0 X
            fetch F(%0 x) -> %2
            """);
        var kernel = Assert.IsType<ReductionKernel>(Assert.Single(plan.Kernels));
        Assert.Single(kernel.Producer);
        Assert.Empty(plan.Slots);
    }

    [Fact]
    public void SumOfWhatAViewShowsToAnother_StaysInMemory()
    {
        FetchPlan plan = Plan("""
            graph Both
            %0: f32[batch] = Placeholder() # X
            %1: f32[batch] = Square(%0) # Square
            %2: f32[] = ReduceSum(%1) {keepDims: false} # Sum
            %3: f32[1,batch] = Reshape(%1) {shape: dims[1,batch]} # Reshape
            %4: f32[1,1] = MatMul(%3, %3) {transposeB: true} # MatMul
            placeholder %0 X
            fetch F(%0 x) -> (%2, %4)
            """);
        Assert.Contains(plan.Kernels, kernel => kernel is ElementwiseKernel && kernel.Nodes.Any(id => plan.Graph.Nodes[id].Op == "Square") && kernel.Stores.Count == 1);
    }

    // Calls do not fuse, so that everything between them is in memory.
    [Fact]
    public void ElementwiseResult_OfAnOperandThatDies_TakesItsPlace()
    {
        FetchPlan plan = Plan("""
            graph InPlace
            %0: f32[8,8] = Placeholder() # X
            %1: f32[8,8] = CumSum(%0) # CumSum
            %2: f32[8,8] = Exp(%1) # Exp
            %3: f32[8,8] = CumSum(%2) # CumSum_1
            placeholder %0 X
            fetch F(%0 x) -> %3
            """);
        Assert.Equal(3, plan.Kernels.Count);
        Assert.Single(plan.Slots);
    }

    // One value under two shapes, repeated along either axis: other places of the grid read it too.
    [Fact]
    public void ElementwiseResult_OfAnOperandReadOtherwise_TakesAnother()
    {
        FetchPlan plan = Plan("""
            graph NotInPlace
            %0: f32[8,8] = Placeholder() # X
            %1: f32[8,8] = CumSum(%0) # CumSum
            %2: f32[1,8,8] = Reshape(%1) {shape: [1,8,8]} # below
            %3: f32[8,1,8] = Reshape(%1) {shape: [8,1,8]} # across
            %4: f32[8,8,8] = Add(%2, %3) # Add
            %5: f32[8,8,8] = CumSum(%4) # CumSum_1
            placeholder %0 X
            fetch F(%0 x) -> %5
            """);
        Assert.Equal(2, plan.Slots.Count);
    }

    [Fact]
    public void Chain_OfThousandsOfScalars_IsStraightLineCode()
    {
        var g = new GraphBuilder("Chain");
        Value x = g.Placeholder(TensorType.Tensor(Element.Float64, Generator.Shapes.Shape.Scalar), "x"), y = x;
        for (int i = 0; i < 4000; i++) y = (i % 2 == 0 ? y.Apply("Sin") : y + x);
        g.Fetches.Add(new FetchInfo("F", [new FetchResult(y.Id)], [new FeedInfo(x.Id, "x")]));
        ModelGraph graph = g.Build();
        FetchPlan plan = Generator.Optimization.Optimizer.Plan(FetchRequest.Of(graph, VariableLayout.Of(graph)).Single());
        Assert.Equal(4000, Assert.IsType<ScalarKernel>(Assert.Single(plan.Kernels)).Nodes.Count);
    }
}
