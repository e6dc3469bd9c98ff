using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops;

/// <summary>An op that only chooses, orders or repeats elements of its one operand, at constant strides.</summary>
internal abstract class StridedOp : KernelOp
{
    /// <summary>The map from the result's elements to the operand's; null where it must be checked when it runs.</summary>
    public abstract IndexMap? Map(Attributes attributes, Shape from, Shape to);

    public override Elements? Evaluate(Node node, IReadOnlyList<Elements> inputs)
    {
        if (Map(node.Attributes, inputs[0].Type.Shape, node.Type.Shape) is not { } map) return null;
        if (inputs[0].IsUniform) return inputs[0].Under(node.Type);
        long[] strides = [.. IndexMap.DenseStrides(node.Type.Shape).Select(stride => stride.Size)];
        var items = new Scalar[node.Type.Shape.Count.Size];
        for (int i = 0; i < items.Length; i++)
            items[i] = inputs[0][strides.Select((stride, axis) => i / stride % node.Type.Shape[axis].Size * map.Strides[axis].Size).Sum() + map.Offset.Size];
        return items.Length == 0 ? null : Elements.Of(node.Type, items);
    }

    public override string Call(KernelCall k)
    {
        IndexMap map = RequiredMap(k);
        return $"Strided.Read({k.In[0]}, {k.Out}, {k.Size(map.Offset)}, {k.Sizes(k.OutType.Shape)}, {k.Sizes(map.Strides)})";
    }

    public override string? Gpu(KernelCall k)
    {
        Shape to = k.OutType.Shape;
        return Map(k.Attributes, k.InTypes[0].Shape, to) is { } map ? Gpu(k, to, map) : null;
    }

    /// <summary>A lane's element, where the map is fixed.</summary>
    /// <param name="to">The result's shape, or one with axes split in two.</param>
    public static string Gpu(KernelCall k, Shape to, IndexMap map)
    {
        Dim[] dense = IndexMap.DenseStrides(to);
        string source = k.Size(map.Offset);
        for (int axis = 0; axis < to.Rank; axis++)
            if (to[axis] != 1 && map.Strides[axis] != 0)
                source += $" + i / {k.Size(dense[axis])} % {k.Size(to[axis])} * {k.Size(map.Strides[axis])}";
        return $"{k.Out}[i] = {k.In[0]}[{source}];";
    }

    private IndexMap RequiredMap(KernelCall k) =>
        Map(k.Attributes, k.InTypes[0].Shape, k.OutType.Shape) ?? throw new InvalidOperationException($"{Name}: '{k.Node.Name}' has no fixed map.");
}
