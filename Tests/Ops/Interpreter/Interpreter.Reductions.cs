using AotNet.Generator.Ops;

namespace AotNet.Tests.Ops;

internal static partial class Interpreter
{
    private static Dictionary<string, Rule> Reductions() => new()
    {
        ["ArgMax"] = Index((candidate, best) => candidate > best || (double.IsNaN(candidate) && !double.IsNaN(best))),
        ["ArgMin"] = Index((candidate, best) => candidate < best || (double.IsNaN(candidate) && !double.IsNaN(best))),
        ["CumSum"] = CumSum,
        ["ReduceAll"] = Reduce(1, (x, y) => throw new NotSupportedException(), (x, y) => x & y),
        ["ReduceAny"] = Reduce(0, (x, y) => throw new NotSupportedException(), (x, y) => x | y),
        ["ReduceMax"] = Reduce(null, Math.Max, Math.Max),
        ["ReduceMin"] = Reduce(null, Math.Min, Math.Min),
        ["ReduceProd"] = Reduce(1, (x, y) => x * y, (x, y) => x * y),
        ["ReduceSum"] = Reduce(0, (x, y) => x + y, (x, y) => x + y),
    };

    // Without a start value of its own, the op's neutral element: the type's extreme.
    private static Rule Reduce(long? start, Func<double, double, double> combine, Func<long, long, long> ofIntegers) => x =>
    {
        NDArray result = x.Zeros();
        double identity = start ?? ((ReductionOp)OpRegistry.Get(x.Node.Op)).Identity(x.Type);
        for (int i = 0; i < result.Count; i++)
            if (result.IsFloating) result[i] = identity;
            else result.SetLong(i, identity >= long.MaxValue ? long.MaxValue : (long)identity);

        IReadOnlyList<int> axes = Axes(x);
        for (int i = 0; i < x[0].Count; i++)
        {
            int[] place = NDArray.Unravel(x[0].Shape, i);
            int target = 0;
            for (int axis = 0; axis < place.Length; axis++)
                if (!axes.Contains(axis)) target = (target * x[0].Shape[axis]) + place[axis];
            if (result.IsFloating) result[target] = combine(result[target], x[0][i]);
            else result.SetLong(target, ofIntegers(result.Long(target), x[0].Long(i)));
        }
        return result;
    };

    private static int[] Axes(Operands x) => (x.Attributes.Ints("axes") ?? x.Attributes.Ints("axis")) is { } axes
        ? [.. axes.Select(axis => (int)(axis < 0 ? axis + x[0].Rank : axis))] : [.. Enumerable.Range(0, x[0].Rank)];

    private static Rule Index(Func<double, double, bool> isBetter) => x =>
    {
        NDArray result = x.Zeros();
        var (outer, n, inner) = Split(x[0].Shape, Axis(x, -1));
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < inner; i++)
            {
                int best = 0;
                for (int j = 1; j < n; j++)
                    if (isBetter(x[0][(((o * n) + j) * inner) + i], x[0][(((o * n) + best) * inner) + i])) best = j;
                result.SetLong((o * inner) + i, best);
            }
        return result;
    };

    private static NDArray CumSum(Operands x)
    {
        NDArray result = x.Zeros();
        bool exclusive = x.Attributes.Bool("exclusive"), reverse = x.Attributes.Bool("reverse");
        var (outer, n, inner) = Split(x.Shape, Axis(x, 0));
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < inner; i++)
                for (int j = 0; j < n; j++)
                    for (int k = 0; k < n; k++)
                    {
                        bool counts = reverse ? k > j || (k == j && !exclusive) : k < j || (k == j && !exclusive);
                        int target = (((o * n) + j) * inner) + i, source = (((o * n) + k) * inner) + i;
                        if (!counts) continue;
                        if (result.IsFloating) result[target] += x[0][source];
                        else result.SetLong(target, result.Long(target) + x[0].Long(source));
                    }
        return result;
    }

    private static int Axis(Operands x, int otherwise)
    {
        int axis = (int)x.Attributes.Int("axis", otherwise);
        return axis < 0 ? axis + x[0].Rank : axis;
    }

    private static (int Outer, int N, int Inner) Split(int[] shape, int axis) => (
        shape.Take(axis).Aggregate(1, (product, size) => product * size), shape[axis], shape.Skip(axis + 1).Aggregate(1, (product, size) => product * size));
}
