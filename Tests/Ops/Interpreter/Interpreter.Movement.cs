using AotNet.Generator.Shapes;

namespace AotNet.Tests.Ops;

internal static partial class Interpreter
{
    private static Dictionary<string, Rule> Movement() => new()
    {
        ["BroadcastTo"] = x => Broadcast(x[0], x.Shape),
        ["Concat"] = Concat,
        ["Diag"] = x => Place(x, index => [.. index, index[^1]]),
        ["DiagPart"] = x => From(x, place => [.. place, place[^1]]),
        ["ExpandDims"] = x => x[0].Reshaped(x.Shape),
        ["Eye"] = x => Fill(x, place => place[0] == place[1] ? 1 : 0),
        ["Gather"] = TakeSlices,
        ["Linspace"] = x => Fill(x, place => Linspace(x, place[0])),
        ["OneHot"] = x => Fill(x, place => x[0].Long(NDArray.Ravel(x[0].Shape, place[..^1])) == place[^1] ? 1 : 0),
        ["Pad"] = Pad,
        ["Range"] = x => Fill(x, place => x.Attributes.Float("start", 0) + (place[0] * x.Attributes.Float("delta", 1))),
        ["Reshape"] = x => x[0].Reshaped(x.Shape),
        ["Reverse"] = x => From(x, place => [.. place.Select((index, axis) => Axes(x).Contains(axis) ? x.Shape[axis] - 1 - index : index)]),
        ["ScatterAdd"] = ScatterAdd,
        ["Slice"] = x => From(x, place => [.. place.Select((index, axis) => x.Size(x.Attributes.Dims("begin")!.Value[axis]) + (index * Ints(x, "step", 1)[axis]))]),
        ["Squeeze"] = x => x[0].Reshaped(x.Shape),
        ["Tile"] = x => From(x, place => [.. place.Select((index, axis) => index % x[0].Shape[axis])]),
        ["TopK"] = x => Fill(x, place => x[0][(Row(x, place) * x[0].Shape[^1]) + Ranked(x, Row(x, place))[place[^1]]]),
        ["TopKIndices"] = x => Fill(x, place => Ranked(x, Row(x, place))[place[^1]]),
        ["Transpose"] = Transpose,
    };

    /// <summary>Each element of the result from the place of the operand that <paramref name="source"/> gives for its own place.</summary>
    private static NDArray From(Operands x, Func<int[], int[]> source)
    {
        NDArray result = x.Zeros();
        for (int i = 0; i < result.Count; i++)
            result.Copy(i, x[0], NDArray.Ravel(x[0].Shape, source(NDArray.Unravel(x.Shape, i))));
        return result;
    }

    /// <summary>Each element of the operand to a place of the result; zero elsewhere.</summary>
    private static NDArray Place(Operands x, Func<int[], int[]> target)
    {
        NDArray result = x.Zeros();
        for (int i = 0; i < x[0].Count; i++)
            result.Copy(NDArray.Ravel(x.Shape, target(NDArray.Unravel(x[0].Shape, i))), x[0], i);
        return result;
    }

    private static NDArray Fill(Operands x, Func<int[], double> value)
    {
        NDArray result = x.Zeros();
        for (int i = 0; i < result.Count; i++) result[i] = value(NDArray.Unravel(x.Shape, i));
        return result;
    }

    private static NDArray Transpose(Operands x)
    {
        int rank = x[0].Rank;
        int[] permutation = x.Attributes.Ints("permutation") is { } given
            ? [.. given.Select(axis => (int)(axis < 0 ? axis + rank : axis))] : [.. Enumerable.Range(0, rank).Reverse()];
        return From(x, place =>
        {
            var from = new int[rank];
            for (int axis = 0; axis < rank; axis++) from[permutation[axis]] = place[axis];
            return from;
        });
    }

    private static NDArray Concat(Operands x)
    {
        NDArray result = x.Zeros();
        int axis = Axis(x, 0), offset = 0;
        foreach (NDArray part in x.Inputs)
        {
            for (int i = 0; i < part.Count; i++)
            {
                int[] place = NDArray.Unravel(part.Shape, i);
                place[axis] += offset;
                result.Copy(NDArray.Ravel(x.Shape, place), part, i);
            }
            offset += part.Shape[axis];
        }
        return result;
    }

    private static NDArray Pad(Operands x)
    {
        NDArray result = x.Zeros();
        Shape paddings = x.Attributes.Dims("paddings")!.Value;
        for (int i = 0; i < result.Count; i++) result[i] = x.Attributes.Float("value", 0);
        for (int i = 0; i < x[0].Count; i++)
        {
            int[] place = [.. NDArray.Unravel(x[0].Shape, i).Select((at, axis) => x.Size(paddings[2 * axis]) + (at * (1 + Ints(x, "interior", 0)[axis])))];
            result.Copy(NDArray.Ravel(x.Shape, place), x[0], i);
        }
        return result;
    }

    private static NDArray TakeSlices(Operands x)
    {
        int axis = Axis(x, 0), count = x[1].Rank;
        return From(x, place =>
        {
            int index = (int)x[1].Long(NDArray.Ravel(x[1].Shape, place[axis..(axis + count)]));
            return [.. place[..axis], index, .. place[(axis + count)..]];
        });
    }

    private static NDArray ScatterAdd(Operands x)
    {
        NDArray result = x[0].Reshaped(x.Shape);
        int axis = Axis(x, 0), count = x[1].Rank;
        for (int i = 0; i < x[2].Count; i++)
        {
            int[] place = NDArray.Unravel(x[2].Shape, i);
            int index = (int)x[1].Long(NDArray.Ravel(x[1].Shape, place[axis..(axis + count)]));
            int target = NDArray.Ravel(x.Shape, [.. place[..axis], index, .. place[(axis + count)..]]);
            if (result.IsFloating) result[target] += x[2][i];
            else result.SetLong(target, result.Long(target) + x[2].Long(i));
        }
        return result;
    }

    private static double Linspace(Operands x, int i)
    {
        double start = x.Attributes.Float("start", 0), stop = x.Attributes.Float("stop", 1);
        return x.Shape[0] == 1 ? start : start + ((stop - start) * i / (x.Shape[0] - 1));
    }

    private static int Row(Operands x, int[] place) => NDArray.Ravel(x.Shape[..^1], place[..^1]);

    // Stable: of equal elements the first comes first.
    private static int[] Ranked(Operands x, int row)
    {
        int columns = x[0].Shape[^1];
        return [.. Enumerable.Range(0, columns).OrderByDescending(column => double.IsNaN(x[0][(row * columns) + column]) ? 1 : 0)
            .ThenByDescending(column => x[0][(row * columns) + column])];
    }

    private static int[] Ints(Operands x, string attribute, int otherwise) =>
        x.Attributes.Ints(attribute) is { } given ? [.. given.Select(item => (int)item)] : [.. Enumerable.Repeat(otherwise, x[0].Rank)];
}
