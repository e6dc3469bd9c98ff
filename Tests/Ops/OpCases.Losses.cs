using AotNet.Generator.Graph;

namespace AotNet.Tests.Ops;

internal static partial class OpCases
{
    private static IEnumerable<OpCase> Losses() =>
    [
        .. from op in new[] { "Softmax", "LogSoftmax" }
           from item in new[] { (Shape: new[] { 4 }, Axis: -1), ([1], 0), ([2, 3], 1), ([2, 3], 0), ([2, 3, 4], 1), ([0, 3], 1), ([3, 37], -1) }
           select new OpCase(op, $"{Text(item.Shape)} {item.Axis}", [Floats(item.Shape)], Attributes.Of(("axis", item.Axis)), x => SoftmaxOf(x[0], item.Axis, op == "LogSoftmax")),
        new("Softmax", "large", [Fixed(null, [3], 1000, 1000, -1000)], default, x => NDArray.Of(x[0].Type, [3], [0.5, 0.5, 0])),
        new("LogSoftmax", "large", [Fixed(null, [3], 1000, 1000, -1000)], default, x => NDArray.Of(x[0].Type, [3], [-Math.Log(2), -Math.Log(2), -2000 - Math.Log(2)])) { TwiceDifferentiable = false },
        .. from shape in new int[][] { [4], [1, 3], [5, 3], [2, 3, 4], [0, 3], [7, 37] } from op in new[] { "SparseSoftmaxCrossEntropyWithLogits", "SparseSoftmaxCrossEntropyGradient" } select CrossEntropy(op, shape),
        new("SparseSoftmaxCrossEntropyWithLogits", "large", [Fixed(Element.Int32, [2], 0, 1), Fixed(null, [2, 2], 1000, -1000, 1000, -1000)], default, x => NDArray.Of(x[1].Type, [2], [0, 2000])) { TwiceDifferentiable = false },
        .. from shape in new int[][] { [4], [5, 3], [2, 3, 4], [0, 3] }
           select new OpCase("SoftmaxCrossEntropyWithLogits", Text(shape), [Floats(shape, 0, 1), Floats(shape)], default, x => RowSums(x[0], SoftmaxOf(x[1], -1, true), (label, log) => -label * log)),
        .. from shape in new int[][] { [], [5], [2, 3], [0], [2, 0] }
           select new OpCase("SigmoidCrossEntropyWithLogits", Text(shape), [Floats(shape, 0, 1), Floats(shape, -4, 4)], default,
               x => EachElement(x, x[0].Type, v => (-v[0] * Math.Log(1 / (1 + Math.Exp(-v[1])))) - ((1 - v[0]) * Math.Log(1 / (1 + Math.Exp(v[1]))))))
           { TwiceDifferentiable = true },
        new("SigmoidCrossEntropyWithLogits", "at zero", [Fixed(null, [3], 0, 1, 0.25), Fixed(null, [3], 0, 0, 0)], default, x => EachElement(x, x[0].Type, _ => Math.Log(2))),
        new("SigmoidCrossEntropyWithLogits", "large", [Fixed(null, [4], 0, 1, 0, 1), Fixed(null, [4], -1000, 1000, 1000, -1000)], default, x => NDArray.Of(x[0].Type, [4], [0, 0, 1000, 1000])) { TwiceDifferentiable = false },
        .. Loss("MeanSquaredError", Floats, Floats, (label, p) => (p - label) * (p - label)),
        .. Loss("MeanAbsoluteError", (shape, _, _) => Floats(shape, 1, 2), (shape, _, _) => Floats(shape, -1, 0.8), (label, p) => Math.Abs(p - label)),
        .. Loss("HuberLoss", (shape, _, _) => Floats(shape, 0, 0.1), (shape, _, _) => FloatsAway(shape, -4, 4, 1, 1.1, -1, -0.9), (label, p) => Math.Abs(p - label) <= 1 ? (p - label) * (p - label) / 2 : Math.Abs(p - label) - 0.5),
        .. Loss("HuberLoss", (shape, _, _) => Floats(shape, 0, 0.1), (shape, _, _) => FloatsAway(shape, -4, 4, 2, 2.1, -2, -1.9), (label, p) => Math.Abs(p - label) <= 2 ? (p - label) * (p - label) / 2 : (2 * Math.Abs(p - label)) - 2, Attributes.Of(("delta", 2.0))),
        .. Loss("HingeLoss", (shape, _, _) => new(null, shape, (random, _) => random.Next(2)), (shape, _, _) => FloatsAway(shape, -3, 3, 1, -1), (label, z) => Math.Max(0, 1 - (((2 * label) - 1) * z))),
        .. Loss("LogLoss", (shape, _, _) => Floats(shape, 0, 1), (shape, _, _) => Floats(shape, 0.1, 0.9), (label, p) => (-label * Math.Log(p + 1e-7)) - ((1 - label) * Math.Log(1 - p + 1e-7))),
        .. from shape in new int[][] { [], [5], [2, 3], [0] }
           select new OpCase("L1Loss", Text(shape), [FloatsAway(shape, -2, 2, 0)], default, x => NDArray.Of(x[0].Type, [], [x[0].ToDoubles().Sum(Math.Abs)])) { EmittedUnits = 64 },
        .. from shape in new int[][] { [], [5], [2, 3], [0] }
           select new OpCase("L2Loss", Text(shape), [Floats(shape)], default, x => NDArray.Of(x[0].Type, [], [x[0].ToDoubles().Sum(v => v * v) / 2])) { EmittedUnits = 64 },
        .. from item in new[] { (Shape: new[] { 5, 4 }, K: 1), ([5, 4], 2), ([1, 3], 3), ([0, 3], 1), ([6, 2], 5) } select InTopK(item.Shape, item.K),
        new("InTopK", "ties and strangers", [Fixed(null, [5, 3], 1, 1, 0, 1, 1, 0, 0, 1, 1, 1, 2, 3, double.NaN, 1, 2), Fixed(Element.Int32, [5], 0, 1, 0, 7, 0)], Attributes.Of(("k", 1)),
            x => NDArray.Of(Element.Bool, [5], [1, 1, 0, 0, 0])) { Differentiable = false },
    ];

    private static IEnumerable<OpCase> Loss(
        string op, Func<int[], double, double, OpInput> labels, Func<int[], double, double, OpInput> predictions, Func<double, double, double> loss, Attributes attributes = default) =>
        from shape in new int[][] { [], [5], [2, 3], [2, 1, 20] }
        select new OpCase(op, $"{Text(shape)} {string.Join(" ", attributes.Items.Select(item => item.Key))}", [labels(shape, -2, 2), predictions(shape, -2, 2)], attributes,
            x => NDArray.Of(x[0].Type, [], [Enumerable.Range(0, x[0].Count).Sum(i => loss(x[0][i], x[1][i])) / x[0].Count])) { EmittedUnits = 64 };

    private static NDArray SoftmaxOf(NDArray x, int axis, bool log)
    {
        int along = axis < 0 ? axis + x.Rank : axis;
        NDArray y = NDArray.Zeros(x.Type, x.Shape);
        for (int i = 0; i < x.Count; i++)
        {
            int[] place = NDArray.Unravel(x.Shape, i);
            double sum = 0;
            for (place[along] = 0; place[along] < x.Shape[along]; place[along]++) sum += Math.Exp(x[NDArray.Ravel(x.Shape, place)] - x[i]);
            y[i] = log ? -Math.Log(sum) : 1 / sum;
        }
        return y;
    }

    private static NDArray RowSums(NDArray a, NDArray b, Func<double, double, double> term)
    {
        NDArray sums = NDArray.Zeros(a.Type, a.Shape[..^1]);
        for (int i = 0; i < a.Count; i++) sums[i / a.Shape[^1]] += term(a[i], b[i]);
        return sums;
    }

    private static OpCase CrossEntropy(string op, int[] shape)
    {
        int classes = shape[^1];
        OpInput labels = Ints(shape[..^1], 0, classes), logits = Floats(shape);
        return op == "SparseSoftmaxCrossEntropyWithLogits"
            ? new(op, Text(shape), [labels, logits], default, x =>
            {
                NDArray log = SoftmaxOf(x[1], -1, true);
                return NDArray.Of(x[1].Type, shape[..^1], Enumerable.Range(0, x[0].Count).Select(row => -log[(row * classes) + (int)x[0].Long(row)]));
            })
            : new(op, Text(shape), [labels, logits, Floats(shape[..^1])], default, x =>
            {
                NDArray p = SoftmaxOf(x[1], -1, false);
                return NDArray.Of(x[1].Type, shape, Enumerable.Range(0, p.Count).Select(i => x[2][i / classes] * (p[i] - (x[0].Long(i / classes) == i % classes ? 1 : 0))));
            });
    }

    private static OpCase InTopK(int[] shape, int k) =>
        new("InTopK", $"{Text(shape)} {k}", [Distinct(shape), Ints([shape[0]], 0, shape[1])], Attributes.Of(("k", k)), x =>
            NDArray.Of(Element.Bool, [shape[0]], Enumerable.Range(0, shape[0]).Select(row =>
            {
                double[] scores = [.. Enumerable.Range(0, shape[1]).Select(j => x[0][(row * shape[1]) + j])];
                return scores.OrderDescending().Take(k).Contains(scores[x[1].Long(row)]) ? 1.0 : 0;
            }))) { Differentiable = false };
}
