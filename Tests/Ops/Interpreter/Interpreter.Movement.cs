namespace AotNet.Tests.Ops;

internal static partial class Interpreter
{
    private static Dictionary<string, Rule> Movement() => new()
    {
        ["BroadcastTo"] = x => Broadcast(x[0], x.Shape),
        ["ExpandDims"] = x => x[0].Reshaped(x.Shape),
        ["Reshape"] = x => x[0].Reshaped(x.Shape),
        ["Slice"] = x => Gather(x, place => [.. place.Select((index, axis) => index + x.Size(x.Attributes.Dims("begin")!.Value[axis]))]),
        ["Squeeze"] = x => x[0].Reshaped(x.Shape),
        ["Transpose"] = Transpose,
    };

    /// <summary>Each element of the result from the place of the operand that <paramref name="source"/> gives for its own place.</summary>
    private static NDArray Gather(Operands x, Func<int[], int[]> source)
    {
        NDArray result = x.Zeros();
        for (int i = 0; i < result.Count; i++)
            result.Copy(i, x[0], NDArray.Ravel(x[0].Shape, source(NDArray.Unravel(x.Shape, i))));
        return result;
    }

    private static NDArray Transpose(Operands x)
    {
        int rank = x[0].Rank;
        int[] permutation = x.Attributes.Ints("permutation") is { } given
            ? [.. given.Select(axis => (int)axis)] : [.. Enumerable.Range(0, rank).Reverse()];
        return Gather(x, place =>
        {
            var from = new int[rank];
            for (int axis = 0; axis < rank; axis++) from[permutation[axis]] = place[axis];
            return from;
        });
    }
}
