using AotNet.Generator.Graph;

namespace AotNet.Tests.Ops;

internal static partial class OpCases
{
    private static IEnumerable<OpCase> Movement() =>
    [
        .. from item in new (int[] From, int[] Asked, int[] To)[] { ([2, 3], [3, 2], [3, 2]), ([6], [-1, 3], [2, 3]), ([0, 3], [-1, 3], [0, 3]), ([1], [], []), ([2, 3, 4], [2, -1], [2, 12]) }
           select new OpCase("Reshape", Text(item.From, item.Asked), [Floats(item.From)], Attributes.Of(("shape", AttributeValue.Ints(item.Asked))), x => x[0].Reshaped(item.To)),
        .. from item in new (int[] From, int Axis, int[] To)[] { ([2, 3], 1, [2, 1, 3]), ([], 0, [1]), ([3], -1, [3, 1]), ([0], -2, [1, 0]) }
           select new OpCase("ExpandDims", $"{Text(item.From)} {item.Axis}", [Floats(item.From)], Attributes.Of(("axis", item.Axis)), x => x[0].Reshaped(item.To)),
        new("Squeeze", "all", [Floats([1, 3, 1])], default, x => x[0].Reshaped([3])),
        new("Squeeze", "axis", [Floats([1, 3, 1])], Attributes.Of(("axis", -1)), x => x[0].Reshaped([1, 3])),
        new("Squeeze", "axes", [Ints([1, 0, 1], 0, 9)], Attributes.Of(("axes", AttributeValue.Ints([0, 2]))), x => x[0].Reshaped([0])) { Differentiable = false },
        .. from item in new (int[] From, int[]? Permutation)[] { ([2, 3], null), ([], null), ([5], [0]), ([0, 3], [1, 0]), ([2, 3, 4], [2, 0, 1]), ([4, 1, 3], [1, -1, 0]), ([17, 35], null), ([2, 1, 3, 2], [3, 2, 0, 1]) }
           select Transpose(item.From, item.Permutation),
        .. from item in new (int[] From, int[] To)[] { ([3], [2, 3]), ([2, 1], [2, 4]), ([], [2, 2]), ([1], [0]), ([2, 3], [2, 3]), ([2, 1, 3], [4, 2, 5, 3]), ([2, 3], [1, 2, 3]) }
           select new OpCase("BroadcastTo", Text(item.From, item.To), [Floats(item.From)], Attributes.Of(("shape", AttributeValue.Ints(item.To))),
               x => ByPlace(x[0].Type, item.To, place => x[0][x[0].BroadcastIndex(place)])),
        .. from item in new (int Axis, int[][] Shapes)[] { (0, [[2, 3], [1, 3], [0, 3]]), (-1, [[2, 1], [2, 4]]), (0, [[3]]), (1, [[2, 2, 3], [2, 1, 3]]) }
           select new OpCase("Concat", $"{Text(item.Shapes)} {item.Axis}", [.. item.Shapes.Select(shape => Floats(shape))], Attributes.Of(("axis", item.Axis)), x => Joined(x, item.Axis)),
        .. from axis in new[] { 0, 1, -1 }
           select new OpCase("Stack", $"axis {axis}", [Floats([2, 3]), Floats([2, 3])], Attributes.Of(("axis", axis)), x => Stacked(x, axis)),
        new("Stack", "scalars", [Ints([], 0, 9), Ints([], 0, 9), Ints([], 0, 9)], default, x => Stacked(x, 0)) { Differentiable = false },
        .. from index in new[] { 0, 1, 2 }
           select new OpCase("Split", $"part {index}", [Floats([2, 6])], Attributes.Of(("axis", 1), ("parts", 3), ("index", index)), x => ByPlace(x[0].Type, [2, 2], place => x[0][place[0] * 6 + index * 2 + place[1]])),
        new("Split", "sizes", [Floats([5, 2])], Attributes.Of(("sizes", AttributeValue.Ints([1, 3, 1])), ("index", 1)), x => ByPlace(x[0].Type, [3, 2], place => x[0][(place[0] + 1) * 2 + place[1]])),
        new("Unstack", "first axis", [Floats([3, 2])], Attributes.Of(("index", 2)), x => ByPlace(x[0].Type, [2], place => x[0][4 + place[0]])),
        new("Unstack", "last axis", [Floats([3, 2])], Attributes.Of(("index", 1), ("axis", -1)), x => ByPlace(x[0].Type, [3], place => x[0][place[0] * 2 + 1])),
        Slice([4, 5], [1, 2], [2, 3], [2, 3]),
        Slice([4, 5], [1, 0], [-1, -1], [3, 5]),
        Slice([4], [4], [-1], [0]),
        Slice([], [], [], []),
        Slice([7, 3], [1, 0], [-1, 2], [2, 2], [3, 2]),
        Slice([2, 3, 4], [0, 1, 0], [2, 1, 4], [2, 1, 4]),
        Pad([2, 3], [1, 0, 2, 1]),
        Pad([3], [0, 0]),
        Pad([0, 2], [1, 1, 0, 0], value: 1.5),
        Pad([3, 2], [1, 2, 0, 1], interior: [2, 0]),
        .. from item in new (int[] From, int[] Multiples)[] { ([2, 3], [2, 2]), ([2], [0]), ([1, 3], [3, 1]), ([], []), ([2, 1, 2], [1, 3, 2]) }
           select new OpCase("Tile", Text(item.From, item.Multiples), [Floats(item.From)], Attributes.Of(("multiples", AttributeValue.Ints(item.Multiples))), x => ByPlace(
               x[0].Type, [.. item.From.Zip(item.Multiples, (size, times) => size * times)], place => x[0][NDArray.Ravel(item.From, [.. place.Zip(item.From, (at, size) => at % size)])])),
        .. from item in new (int[] From, int[]? Axes)[] { ([2, 3], null), ([2, 3], [0]), ([4], [-1]), ([2, 3, 2], [0, 2]), ([0, 2], null), ([], null) }
           select new OpCase("Reverse", $"{Text(item.From)} {string.Join(",", item.Axes ?? [])}", [Floats(item.From)], item.Axes is null ? default : Attributes.Of(("axes", AttributeValue.Ints(item.Axes))), x => ByPlace(
               x[0].Type, item.From, place => x[0][NDArray.Ravel(item.From, [.. place.Select((at, axis) => item.Axes is null || item.Axes.Any(a => a == axis || a == axis - item.From.Length) ? item.From[axis] - 1 - at : at)])])),
        .. Indexed(),
        .. Made(),
        .. from shape in new int[][] { [3], [2, 3], [0], [1] }
           select new OpCase("Diag", Text(shape), [Floats(shape)], default, x => ByPlace(x[0].Type, [.. shape, shape[^1]], place => place[^1] == place[^2] ? x[0][NDArray.Ravel(shape, place[..^1])] : 0)),
        .. from item in new (int[] From, int[] To)[] { ([3, 3], [3]), ([2, 3, 4], [2, 3]), ([4, 2], [2]), ([0, 3], [0]) }
           select new OpCase("DiagPart", Text(item.From), [Floats(item.From)], default, x => ByPlace(x[0].Type, item.To, place => x[0][NDArray.Ravel(item.From, [.. place, place[^1]])])),
        .. from item in new (int[] From, int[] To)[] { ([3, 3], []), ([2, 2, 3], [2]), ([0, 0], []), ([2, 3, 1], [2]) }
           select new OpCase("Trace", Text(item.From), [Floats(item.From)], default, x => ByPlace(
               x[0].Type, item.To, place => Enumerable.Range(0, Math.Min(item.From[^1], item.From[^2])).Sum(i => x[0][NDArray.Ravel(item.From, [.. place, i, i])]))),
        .. from item in new (int[] From, int K)[] { ([2, 5], 2), ([4], 4), ([3, 1], 1), ([2, 3], 0), ([0, 3], 2), ([2, 40], 20) } from case_ in TopK(item.From, item.K) select case_,
    ];

    private static IEnumerable<OpCase> Indexed() =>
    [
        .. from item in new (int[] From, int[] Indices, int Axis)[] { ([5, 3], [4], 0), ([5, 3], [2, 2], 0), ([2, 4], [3], 1), ([2, 3, 2], [4], -2), ([4], [], 0), ([3, 2], [0], 0) }
           select new OpCase("Gather", $"{Text(item.From, item.Indices)} {item.Axis}", [Floats(item.From), Ints(item.Indices, 0, item.From[item.Axis < 0 ? item.Axis + item.From.Length : item.Axis])],
               Attributes.Of(("axis", item.Axis)), x => Gathered(x[0], x[1], item.Axis < 0 ? item.Axis + item.From.Length : item.Axis)),
        .. from item in new (int[] From, int[] Indices, int Axis)[] { ([5, 3], [4], 0), ([2, 2], [2, 3], 0), ([2, 4], [3], 1), ([3, 2], [0], 0), ([4], [], 0) }
           select new OpCase("ScatterAdd", $"{Text(item.From, item.Indices)} {item.Axis}",
               [Floats(item.From), Ints(item.Indices, 0, item.From[item.Axis], Element.Int64), Floats([.. item.From[..item.Axis], .. item.Indices, .. item.From[(item.Axis + 1)..]])],
               Attributes.Of(("axis", item.Axis)), x => Scattered(x, item.Axis)),
        new("ScatterAdd", "int", [Ints([3], 0, 9), Ints([5], 0, 3), Ints([5], 0, 9)], default, x => Scattered(x, 0)) { Differentiable = false },
        .. from type in new[] { Element.Float32, Element.Float64, Element.Int32, Element.Bool }
           select new OpCase("OneHot", type.ToString(), [Fixed(Element.Int32, [2, 3], 0, 3, 1, -1, 4, 2)], Attributes.Of(("depth", 4), ("type", type)),
               x => ByPlace(type, [2, 3, 4], place => x[0][(place[0] * 3) + place[1]] == place[2] ? 1 : 0)) { Differentiable = false },
        new("OneHot", "scalar", [Fixed(Element.Int64, [], 1)], Attributes.Of(("depth", 2)), x => NDArray.Of(Element.Float32, [2], [0, 1])) { Differentiable = false },
        new("TopKIndices", "ties", [Fixed(null, [2, 4], 1, 3, 3, 2, double.NaN, 1, double.PositiveInfinity, 1)], Attributes.Of(("k", 3)), x => NDArray.Of(Element.Int32, [2, 3], [1, 2, 3, 0, 2, 1])) { Differentiable = false },
        new("TopK", "int", [Fixed(Element.Int32, [5], 4, -1, 9, 4, 0)], Attributes.Of(("k", 3)), x => NDArray.Of(Element.Int32, [3], [9, 4, 4])) { Differentiable = false },
    ];

    /// <summary>Tensors that follow from attributes alone.</summary>
    private static IEnumerable<OpCase> Made() =>
    [
        .. from shape in new int[][] { [2, 3], [], [0] }
           select new OpCase("Shape", Text(shape), [Floats(shape)], default, x => NDArray.Of(Element.Int32, [shape.Length], shape.Select(size => (double)size))) { Differentiable = false },
        Constant("Range", "float", NDArray.Of(Element.Float32, [3], [1, 1.5, 2]), ("start", 1.0), ("limit", 2.5), ("delta", 0.5)),
        Constant("Range", "down", NDArray.Of(Element.Int32, [4], [5, 3, 1, -1]), ("start", 5), ("limit", -2), ("delta", -2), ("type", Element.Int32)),
        Constant("Range", "byte", NDArray.Of(Element.UInt8, [3], [0, 1, 2]), ("limit", 3), ("type", Element.UInt8)),
        Constant("Range", "empty", NDArray.Of(Element.Int64, [0], []), ("start", 3), ("limit", 3), ("type", Element.Int64)),
        Constant("Linspace", "five", NDArray.Of(Element.Float64, [5], [-1, -0.5, 0, 0.5, 1]), ("start", -1.0), ("stop", 1.0), ("count", 5), ("type", Element.Float64)),
        Constant("Linspace", "one", NDArray.Of(Element.Float32, [1], [2]), ("start", 2.0), ("stop", 7.0), ("count", 1)),
        Constant("Eye", "square", NDArray.Of(Element.Float32, [2, 2], [1, 0, 0, 1]), ("rows", 2)),
        Constant("Eye", "wide", NDArray.Of(Element.Int32, [2, 3], [1, 0, 0, 0, 1, 0]), ("rows", 2), ("columns", 3), ("type", Element.Int32)),
        Constant("Eye", "empty", NDArray.Of(Element.Float64, [0, 2], []), ("rows", 0), ("columns", 2), ("type", Element.Float64)),
    ];

    private static OpCase Constant(string op, string variant, NDArray value, params (string, AttributeValue)[] attributes) =>
        new(op, variant, [], Attributes.Of(attributes), _ => value) { Differentiable = false };

    private static OpCase Transpose(int[] from, int[]? permutation)
    {
        int[] axes = permutation is null ? [.. Enumerable.Range(0, from.Length).Reverse()] : [.. permutation.Select(axis => axis < 0 ? axis + from.Length : axis)];
        return new("Transpose", $"{Text(from)} {string.Join(",", permutation ?? [])}", [Floats(from)], permutation is null ? default : Attributes.Of(("permutation", AttributeValue.Ints(permutation))), x =>
        {
            int[] to = [.. axes.Select(axis => from[axis])];
            NDArray y = NDArray.Zeros(x[0].Type, to);
            for (int i = 0; i < y.Count; i++)
            {
                int[] place = NDArray.Unravel(from, i);
                y[NDArray.Ravel(to, [.. axes.Select(axis => place[axis])])] = x[0][i];
            }
            return y;
        });
    }

    private static OpCase Slice(int[] from, int[] begin, int[] size, int[] to, int[]? step = null)
    {
        Attributes attributes = Attributes.Of(("begin", AttributeValue.Ints(begin)), ("size", AttributeValue.Ints(size)));
        if (step is not null) attributes = attributes.With("step", AttributeValue.Ints(step));
        return new("Slice", Text(from, begin, size, step ?? []), [Floats(from)], attributes, x => ByPlace(
            x[0].Type, to, place => x[0][NDArray.Ravel(from, [.. place.Select((at, axis) => begin[axis] + (at * (step?[axis] ?? 1)))])]));
    }

    private static OpCase Pad(int[] from, int[] paddings, double value = 0, int[]? interior = null)
    {
        Attributes attributes = Attributes.Of(("paddings", AttributeValue.Ints(paddings)), ("value", value));
        if (interior is not null) attributes = attributes.With("interior", AttributeValue.Ints(interior));
        return new("Pad", Text(from, paddings, interior ?? []), [Floats(from)], attributes, x =>
        {
            int[] to = [.. from.Select((size, axis) => paddings[2 * axis] + size + (Math.Max(0, size - 1) * (interior?[axis] ?? 0)) + paddings[(2 * axis) + 1])];
            NDArray y = ByPlace(x[0].Type, to, _ => value);
            for (int i = 0; i < x[0].Count; i++)
                y[NDArray.Ravel(to, [.. NDArray.Unravel(from, i).Select((at, axis) => paddings[2 * axis] + (at * (1 + (interior?[axis] ?? 0))))])] = x[0][i];
            return y;
        });
    }

    private static IEnumerable<OpCase> TopK(int[] shape, int k)
    {
        yield return new("TopK", $"{Text(shape)} {k}", [Distinct(shape)], Attributes.Of(("k", k)), x => ByPlace(
            x[0].Type, [.. shape[..^1], k], place => x[0][Row(place) + Order(x[0], place)[place[^1]]]));
        yield return new("TopKIndices", $"{Text(shape)} {k}", [Distinct(shape)], Attributes.Of(("k", k)), x => ByPlace(
            Element.Int32, [.. shape[..^1], k], place => Order(x[0], place)[place[^1]])) { Differentiable = false };

        int Row(int[] place) => NDArray.Ravel(shape[..^1], place[..^1]) * shape[^1];

        int[] Order(NDArray x, int[] place) => [.. Enumerable.Range(0, shape[^1]).OrderByDescending(column => x[Row(place) + column])];
    }

    /// <summary>The value at each place of a shape.</summary>
    private static NDArray ByPlace(Element type, int[] shape, Func<int[], double> value)
    {
        NDArray y = NDArray.Zeros(type, shape);
        for (int i = 0; i < y.Count; i++) y[i] = value(NDArray.Unravel(shape, i));
        return y;
    }

    private static NDArray Joined(NDArray[] x, int axis)
    {
        if (axis < 0) axis += x[0].Rank;
        int[] to = [.. x[0].Shape];
        to[axis] = x.Sum(part => part.Shape[axis]);
        return ByPlace(x[0].Type, to, place =>
        {
            int at = place[axis], part = 0;
            for (; at >= x[part].Shape[axis]; part++) at -= x[part].Shape[axis];
            return x[part][NDArray.Ravel(x[part].Shape, [.. place[..axis], at, .. place[(axis + 1)..]])];
        });
    }

    private static NDArray Stacked(NDArray[] x, int axis)
    {
        if (axis < 0) axis += x[0].Rank + 1;
        return ByPlace(x[0].Type, [.. x[0].Shape[..axis], x.Length, .. x[0].Shape[axis..]], place =>
            x[place[axis]][NDArray.Ravel(x[0].Shape, [.. place[..axis], .. place[(axis + 1)..]])]);
    }

    private static NDArray Gathered(NDArray x, NDArray indices, int axis)
    {
        int behind = axis + indices.Rank;
        return ByPlace(x.Type, [.. x.Shape[..axis], .. indices.Shape, .. x.Shape[(axis + 1)..]], place =>
            x[NDArray.Ravel(x.Shape, [.. place[..axis], (int)indices.Long(NDArray.Ravel(indices.Shape, place[axis..behind])), .. place[behind..]])]);
    }

    private static NDArray Scattered(NDArray[] x, int axis)
    {
        NDArray y = x[0].Reshaped(x[0].Shape);
        int behind = axis + x[1].Rank;
        for (int i = 0; i < x[2].Count; i++)
        {
            int[] place = NDArray.Unravel(x[2].Shape, i);
            y[NDArray.Ravel(y.Shape, [.. place[..axis], (int)x[1].Long(NDArray.Ravel(x[1].Shape, place[axis..behind])), .. place[behind..]])] += x[2][i];
        }
        return y;
    }
}
