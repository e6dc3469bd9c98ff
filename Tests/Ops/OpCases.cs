using AotNet.Generator.Graph;

namespace AotNet.Tests.Ops;

// How to add an op's cases: one more entry in the list of its family's file. Its operands come from Floats, Ints, Bools or
// Fixed, its reference is a plain loop over them. OpTests runs each case as: shape and type; the interpreter's value; the
// gradient (and the gradient's) against central differences; the emitted code against the interpreter. An op that is no
// composite needs one rule in Interpreter/Interpreter.<Family>.cs as well.

/// <summary>The table of cases, a file a family.</summary>
internal static partial class OpCases
{
    // Made when first asked for: static fields of a partial class initialize in an order that the files decide.
    public static IReadOnlyList<OpCase> All => field ??=
        [.. Elementwise(), .. Activations(), .. Logic(), .. Integers(), .. Reductions(), .. Losses(), .. Movement(), .. LinearAlgebra(), .. Random()];

    private static Dictionary<string, OpCase> ByName => field ??= All.ToDictionary(item => item.Name, StringComparer.Ordinal);

    public static OpCase Get(string name) => ByName[name];

    /// <summary>An operand of the floating type under test, uniform in a range.</summary>
    private static OpInput Floats(int[] shape, double low = -2, double high = 2) => new(null, shape, (random, _) => low + ((high - low) * random.NextDouble()));

    /// <summary>Uniform in a range, but no nearer than 0.1 to some points: corners, poles and ties.</summary>
    private static OpInput FloatsAway(int[] shape, double low, double high, params double[] from) => new(null, shape, (random, _) =>
    {
        double value;
        do value = low + ((high - low) * random.NextDouble());
        while (from.Any(point => Math.Abs(value - point) < 0.1));
        return value;
    });

    /// <summary>All different, at least 0.1 apart, in random order: for maxima and orderings.</summary>
    private static OpInput Distinct(int[] shape)
    {
        double[]? values = null;
        return new(null, shape, (random, index) =>
        {
            if (index == 0)
            {
                values = [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(i => (i * 0.25) - 1)];
                random.Shuffle(values);
            }
            return values![index];
        });
    }

    /// <summary>Whole numbers from <paramref name="low"/> to below <paramref name="high"/>.</summary>
    private static OpInput Ints(int[] shape, long low, long high, Element type = Element.Int32) => new(type, shape, (random, _) => random.NextInt64(low, high));

    private static OpInput Bools(params int[] shape) => new(Element.Bool, shape, (random, _) => random.Next(2));

    /// <summary>Given values; of the floating type under test when <paramref name="type"/> is null.</summary>
    private static OpInput Fixed(Element? type, int[] shape, params double[] values) => new(type, shape, (_, index) => values[index]);

    private static string Text(params int[][] shapes) => string.Join(" ", shapes.Select(shape => $"[{string.Join(",", shape)}]"));

    /// <summary>The shape that shapes broadcast to, by NumPy's rule.</summary>
    private static int[] BroadcastShape(params int[][] shapes)
    {
        int rank = shapes.Max(shape => shape.Length);
        var result = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            int[] sizes = [.. shapes.Where(shape => axis >= rank - shape.Length).Select(shape => shape[axis - (rank - shape.Length)]).Where(size => size != 1)];
            result[axis] = sizes.Length == 0 ? 1 : sizes[0];
        }
        return result;
    }

    /// <summary>The reference of an elementwise op: a loop over the broadcast shape.</summary>
    private static NDArray EachElement(NDArray[] x, Element type, Func<double[], double> function)
    {
        NDArray result = NDArray.Zeros(type, BroadcastShape([.. x.Select(operand => operand.Shape)]));
        for (int i = 0; i < result.Count; i++)
        {
            int[] place = NDArray.Unravel(result.Shape, i);
            result[i] = function([.. x.Select(operand => operand[operand.BroadcastIndex(place)])]);
        }
        return result;
    }
}
