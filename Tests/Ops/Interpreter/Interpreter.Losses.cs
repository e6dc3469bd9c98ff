namespace AotNet.Tests.Ops;

internal static partial class Interpreter
{
    private static Dictionary<string, Rule> Losses() => new()
    {
        ["InTopK"] = InTopK,
        ["LogSoftmax"] = x => Softmax(x, (z, maximum, sum) => z - maximum - Math.Log(sum)),
        ["Softmax"] = x => Softmax(x, (z, maximum, sum) => Math.Exp(z - maximum) / sum),
        ["SparseSoftmaxCrossEntropyGradient"] = SparseSoftmaxCrossEntropyGradient,
        ["SparseSoftmaxCrossEntropyWithLogits"] = SparseSoftmaxCrossEntropy,
    };

    private static NDArray Softmax(Operands x, Func<double, double, double, double> result)
    {
        NDArray y = x.Zeros();
        var (outer, n, inner) = Split(x.Shape, Axis(x, -1));
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < inner; i++)
            {
                double[] row = [.. Enumerable.Range(0, n).Select(j => x[0][(((o * n) + j) * inner) + i])];
                double maximum = row.Length > 0 ? row.Max() : 0, sum = row.Sum(z => Math.Exp(z - maximum));
                for (int j = 0; j < n; j++) y[(((o * n) + j) * inner) + i] = result(row[j], maximum, sum);
            }
        return y;
    }

    private static NDArray SparseSoftmaxCrossEntropy(Operands x)
    {
        NDArray loss = x.Zeros(), log = Softmax(x with { Shape = x[1].Shape, Inputs = [x[1]] }, (z, maximum, sum) => z - maximum - Math.Log(sum));
        int classes = x[1].Shape[^1];
        for (int row = 0; row < loss.Count; row++) loss[row] = -log[(row * classes) + (int)x[0].Long(row)];
        return loss;
    }

    private static NDArray SparseSoftmaxCrossEntropyGradient(Operands x)
    {
        NDArray p = Softmax(x with { Inputs = [x[1]] }, (z, maximum, sum) => Math.Exp(z - maximum) / sum), result = x.Zeros();
        int classes = x.Shape[^1];
        for (int i = 0; i < result.Count; i++) result[i] = x[2][i / classes] * (p[i] - (x[0].Long(i / classes) == i % classes ? 1 : 0));
        return result;
    }

    private static NDArray InTopK(Operands x)
    {
        NDArray result = x.Zeros();
        int classes = x[0].Shape[^1];
        long k = x.Attributes.Int("k", 1);
        for (int row = 0; row < result.Count; row++)
        {
            double[] scores = [.. Enumerable.Range(0, classes).Select(j => x[0][(row * classes) + j])];
            long target = x[1].Long(row);
            bool isIn = target >= 0 && target < classes && double.IsFinite(scores[target]) && scores.Count(score => score > scores[target]) < k;
            result.SetLong(row, isIn ? 1 : 0);
        }
        return result;
    }
}
