using System.Globalization;
using System.Reflection;
using AotNet.Tests.Emission;

namespace AotNet.Tests.Training.Optimizers;

/// <summary>Every optimizer, compiled, against its formula computed in double precision, in weights and in slots.</summary>
public class OptimizerTests
{
    private const int Steps = 10;

    // One weight whose gradient is 0 at first, and a small one.
    private static readonly double[] Start = [1.5, -2, 0.25, 0, 0.5], Curvature = [1, 0.5, 3, 1, 0.01], Target = [0.75, 1, -0.5, 0, 0];

    private static readonly Lazy<Assembly> Compiled = new(() => GeneratedProgram.Load(Source()));

    public static TheoryData<int, string> Cases()
    {
        var data = new TheoryData<int, string>();
        for (int i = 0; i < OptimizerFormulas.All.Count; i++) data.Add(i, OptimizerFormulas.All[i].Constructor);
        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public void Double_TenSteps_AreTheFormulas(int index, string constructor) => Check(index, "double", constructor, 1e-14 * Steps);

    // Ten roundings of a weight, and those of what is subtracted from it.
    [Theory, MemberData(nameof(Cases))]
    public void Float_TenSteps_AreTheFormulasToRounding(int index, string constructor) => Check(index, "float", constructor, 1.2e-7 * Steps);

    /// <summary>Numbers that TensorFlow's own tests of its optimizers expect, from ftrl_test.py and adagrad_test.py.</summary>
    [Fact]
    public void Formulas_GiveWhatTensorFlowExpects()
    {
        AssertEnds(OptimizerFormulas.Ftrl("", 3, -0.5, 0.1, 0, 0), 3, [0, 0, 0, 0], [0.1, 0.2, 0.01, 0.02], [-2.60260963, -4.29698515, -0.28432083, -0.56694895]);
        AssertEnds(OptimizerFormulas.Ftrl("", 3, -0.5, 0.1, 0.001, 0), 10, [1, 2, 4, 3], [0.1, 0.2, 0.01, 0.02], [-7.66718769, -10.91273689, -0.93460727, -1.86147261]);
        AssertEnds(OptimizerFormulas.Ftrl("", 3, -0.5, 0.1, 0.001, 2), 10, [1, 2, 4, 3], [0.1, 0.2, 0.01, 0.02], [-0.24059935, -0.46829352, -0.02406147, -0.04830509]);
        AssertEnds(OptimizerFormulas.Adagrad("", 3, 0.1), 3, [1, 2, 3, 4], [0.1, 0.1, 0.01, 0.01], [-1.6026098728179932, -0.6026098728179932, 2.715679168701172, 3.715679168701172]);

        static void AssertEnds(OptimizerFormula formula, int steps, double[] weights, double[] gradients, double[] expected)
        {
            double[] actual = formula.Run(weights, (_, i) => gradients[i], steps)[0];
            for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 2e-6);
        }
    }

    private static void Check(int index, string type, string constructor, double tolerance)
    {
        OptimizerFormula formula = OptimizerFormulas.All[index];
        using var session = new ProgramSession(Compiled.Value, $"Optimizer{index}_{type}");
        for (int step = 0; step < Steps; step++) session.Run("Train");
        double[][] expected = formula.Run(Start, (w, i) => (Curvature[i] * (w - Target[i])) + Math.Sin(w), Steps);
        string[] variables = ["w", .. formula.Slots];
        for (int v = 0; v < variables.Length; v++)
        {
            double[] actual = session.Values(variables[v]);
            for (int i = 0; i < actual.Length; i++)
            {
                double error = Math.Abs(expected[v][i] - actual[i]) / Math.Max(1, Math.Abs(expected[v][i]));
                Assert.True(error <= tolerance, $"{constructor}, {variables[v]}[{i}]: expected {expected[v][i]:R}, got {actual[i]:R}, off by {error:E2}.");
            }
        }
    }

    /// <summary>A model an optimizer and type; the gradient of its loss is curvature · (w - target) + sin w.</summary>
    private static string Source() => "using AotNet; using static AotNet.Op;\n" + string.Concat(
        from type in new[] { "float", "double" }
        from item in OptimizerFormulas.All.Select((formula, index) => (formula, index))
        select $$"""
            [Model] public partial class Optimizer{{item.index}}_{{type}}
            {
                [Variable] readonly Tensor<{{type}}> w = Constant({{Array(type, Start)}});
                Tensor<{{type}}> Loss => ReduceSum(Constant({{Array(type, Curvature)}}) * Square(w - Constant({{Array(type, Target)}}))) / 2 - ReduceSum(Cos(w));
                [Fetch] public Operation Train => new {{item.formula.Constructor}}.Minimize(Loss);
            }

            """);

    private static string Array(string type, double[] values) =>
        $"new {type}[] {{ {string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture) + (type == "float" ? "f" : "d")))} }}";
}
