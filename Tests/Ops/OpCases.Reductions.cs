using AotNet.Generator.Graph;

namespace AotNet.Tests.Ops;

internal static partial class OpCases
{
    private static (int[] Shape, int[]? Axes, bool KeepDims)[] ReducedShapes => field ??=
    [
        .. RandomReductions(seed: 11, count: 3),
        ([], null, false), ([1], null, false), ([5], null, true), ([35], [0], false), ([2, 3], null, false), ([2, 3], [0], false), ([2, 3], [1], true), ([2, 3], [-1], false),
        ([2, 3, 4], [0, 2], false), ([2, 3, 4], [1], true), ([2, 3, 4], [2, 1], false), ([2, 1, 4], [1], false), ([3, 2], [], false), ([2, 40], [1], false),
    ];

    private static readonly (int[] Shape, int[]? Axes, bool KeepDims)[] EmptyShapes = [([0], null, false), ([0, 3], [0], false), ([3, 0], [0], true), ([2, 0, 3], [1], false)];

    private static IEnumerable<(int[] Shape, int[]? Axes, bool KeepDims)> RandomReductions(int seed, int count)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            int[] shape = [.. Enumerable.Range(0, 4).Select(_ => random.Next(1, 4))];
            yield return (shape, [.. Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0)], random.Next(2) == 0);
        }
    }

    private static IEnumerable<OpCase> Reductions() =>
    [
        .. Reduction("ReduceSum", shape => Floats(shape), values => values.Sum(), empty: true),
        .. Reduction("ReduceMean", shape => Floats(shape), values => values.Sum() / values.Count, empty: true),
        .. Reduction("ReduceMax", shape => Distinct(shape), values => values.Aggregate(double.NegativeInfinity, Math.Max), empty: true),
        .. Reduction("ReduceMin", shape => Distinct(shape), values => values.Aggregate(double.PositiveInfinity, Math.Min), empty: true),
        .. Reduction("ReduceProd", shape => FloatsAway(shape, -1.5, 1.5, 0), values => values.Aggregate(1.0, (x, y) => x * y), empty: true),
        .. Reduction("ReduceLogSumExp", shape => Floats(shape), values => Math.Log(values.Sum(Math.Exp)), empty: false),
        .. Reduction("Variance", shape => Floats(shape), values => values.Sum(x => Math.Pow(x - values.Average(), 2)) / values.Count, empty: false),
        .. Reduction("Norm", shape => Floats(shape), values => Math.Sqrt(values.Sum(x => x * x)), empty: false),
        .. Reduction("ReduceAny", shape => Bools(shape), values => values.Any(x => x != 0) ? 1 : 0, empty: true, differentiable: false),
        .. Reduction("ReduceAll", shape => Bools(shape), values => values.All(x => x != 0) ? 1 : 0, empty: true, differentiable: false),
        .. from type in new[] { Element.Int32, Element.Int64, Element.UInt8 } from op in new[] { "ReduceSum", "ReduceProd", "ReduceMax", "ReduceMin", "ReduceMean" } select WholeReduction(op, type),
        new("ReduceSum", "axis attribute", [Floats([2, 3])], Attributes.Of(("axis", 1)), x => Reduced(x[0], [1], false, values => values.Sum())),
        new("ReduceMax", "NaN", [Fixed(null, [2, 2], 1, double.NaN, 3, 2)], Attributes.Of(("axes", AttributeValue.Ints([1]))), x => NDArray.Of(x[0].Type, [2], [double.NaN, 3])) { Differentiable = false },
        new("ReduceMin", "NaN", [Fixed(null, [2, 2], 1, double.NaN, 3, 2)], Attributes.Of(("axes", AttributeValue.Ints([1]))), x => NDArray.Of(x[0].Type, [2], [double.NaN, 2])) { Differentiable = false },
        new("ReduceProd", "zeros", [Fixed(null, [3, 3], 1, 2, 3, 0, 4, 5, 0, 0, 6)], Attributes.Of(("axes", AttributeValue.Ints([1]))), x => NDArray.Of(x[0].Type, [3], [6, 0, 0])) { TwiceDifferentiable = false },
        new("ReduceLogSumExp", "large", [Fixed(null, [3], 1000, 1000, 1000)], default, x => NDArray.Of(x[0].Type, [], [1000 + Math.Log(3)])) { TwiceDifferentiable = false },
        new("ReduceLogSumExp", "infinite", [Fixed(null, [2, 2], double.NegativeInfinity, double.NegativeInfinity, 1, double.PositiveInfinity)], Attributes.Of(("axes", AttributeValue.Ints([1]))),
            x => NDArray.Of(x[0].Type, [2], [double.NegativeInfinity, double.PositiveInfinity])) { Differentiable = false },
        .. Indices("ArgMax", (candidate, best) => candidate > best),
        .. Indices("ArgMin", (candidate, best) => candidate < best),
        .. from op in new[] { "ArgMax", "ArgMin" }
           select new OpCase(op, "NaN", [Fixed(null, [3, 4], 1, double.NaN, 9, double.NaN, double.NaN, -9, 9, 1, 0, 1, 2, double.NaN)], Attributes.Of(("axis", 1)), _ => NDArray.Of(Element.Int32, [3], [1, 0, 3])) { Differentiable = false },
        .. from item in new[] { (Shape: new[] { 5 }, Axis: 0), ([2, 3], 0), ([2, 3], 1), ([2, 3, 4], -2), ([0], 0), ([3, 0], 0), ([1, 1], 1) }
           from exclusive in new[] { false, true } from reverse in new[] { false, true }
           select CumSum(item.Shape, item.Axis, exclusive, reverse, Floats(item.Shape)),
        CumSum([2, 5], 1, false, false, Ints([2, 5], -9, 9)) with { Differentiable = false },
    ];

    private static IEnumerable<OpCase> Reduction(string op, Func<int[], OpInput> input, Func<List<double>, double> function, bool empty, bool differentiable = true) =>
        from item in empty ? ReducedShapes.Concat(EmptyShapes) : ReducedShapes
        select new OpCase(
            op, $"{Text(item.Shape)} {(item.Axes is null ? "all" : Text(item.Axes))}{(item.KeepDims ? " keep" : "")}", [input(item.Shape)],
            item.Axes is null ? Attributes.Of(("keepDims", item.KeepDims)) : Attributes.Of(("keepDims", item.KeepDims), ("axes", AttributeValue.Ints(item.Axes))),
            x => Reduced(x[0], item.Axes, item.KeepDims, function))
        {
            Differentiable = differentiable,
            TwiceDifferentiable = !item.Shape.Contains(0), // what is divided by a count of 0 is NaN
            EmittedUnits = 64,
        };

    private static NDArray Reduced(NDArray x, int[]? axes, bool keepDims, Func<List<double>, double> function)
    {
        int rank = x.Rank;
        var reduced = new HashSet<int>(axes is null ? Enumerable.Range(0, rank) : axes.Select(axis => axis < 0 ? axis + rank : axis));
        int[] kept = [.. x.Shape.Select((size, axis) => reduced.Contains(axis) ? 1 : size)];
        int[] shape = keepDims ? kept : [.. x.Shape.Where((_, axis) => !reduced.Contains(axis))];
        NDArray result = NDArray.Zeros(x.Type, shape);
        for (int i = 0; i < result.Count; i++)
        {
            int[] target = NDArray.Unravel(kept, i);
            var values = new List<double>();
            for (int j = 0; j < x.Count; j++)
            {
                int[] place = NDArray.Unravel(x.Shape, j);
                if (Enumerable.Range(0, rank).All(axis => reduced.Contains(axis) || place[axis] == target[axis])) values.Add(x[j]);
            }
            result[i] = function(values);
        }
        return result;
    }

    private static OpCase WholeReduction(string op, Element type) =>
        new(op, type.ToString(), [Ints([3, 4], type == Element.UInt8 ? 0 : -9, 10, type)], Attributes.Of(("axes", AttributeValue.Ints([1]))), x => Reduced(x[0], [1], false, values => op switch
        {
            "ReduceSum" => values.Sum(),
            "ReduceProd" => values.Aggregate(1.0, (a, b) => a * b),
            "ReduceMax" => values.Max(),
            "ReduceMin" => values.Min(),
            _ => Math.Truncate(values.Sum() / values.Count),
        })) { Differentiable = false };

    private static IEnumerable<OpCase> Indices(string op, Func<double, double, bool> isBetter) =>
        from item in new[] { (Shape: new[] { 5 }, Axis: 0), ([1], -1), ([2, 3], 0), ([2, 3], 1), ([2, 3, 4], 1), ([0, 3], 1) }
        from type in new Element?[] { null, Element.Int32 }
        select new OpCase(
            op, $"{Text(item.Shape)} {item.Axis} {type}", [new(type, item.Shape, (random, _) => random.Next(3))], Attributes.Of(("axis", item.Axis)), x =>
            {
                NDArray places = Reduced(x[0], [item.Axis], false, values =>
                {
                    int best = 0;
                    for (int i = 1; i < values.Count; i++)
                        if (isBetter(values[i], values[best])) best = i;
                    return best;
                });
                return NDArray.Of(Element.Int32, places.Shape, places.ToDoubles());
            }) { Differentiable = false };

    private static OpCase CumSum(int[] shape, int axis, bool exclusive, bool reverse, OpInput input) => new(
        "CumSum", $"{Text(shape)} {axis} {(exclusive ? "exclusive " : "")}{(reverse ? "reverse " : "")}{input.Element}", [input],
        Attributes.Of(("axis", axis), ("exclusive", exclusive), ("reverse", reverse)), x =>
        {
            NDArray y = NDArray.Zeros(x[0].Type, shape);
            int along = axis < 0 ? axis + shape.Length : axis;
            for (int i = 0; i < y.Count; i++)
                for (int j = 0; j < y.Count; j++)
                {
                    int[] a = NDArray.Unravel(shape, i), b = NDArray.Unravel(shape, j);
                    if (Enumerable.Range(0, shape.Length).Any(other => other != along && a[other] != b[other])) continue;
                    int distance = reverse ? b[along] - a[along] : a[along] - b[along];
                    if (distance > 0 || (distance == 0 && !exclusive)) y[i] += x[0][j];
                }
            return y;
        });
}
