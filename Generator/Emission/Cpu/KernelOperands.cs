using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Cpu;

/// <summary>The buffers that a kernel's fused nodes read and write, and whether they may be touched in whole vectors.</summary>
internal static class KernelOperands
{
    /// <summary>Reads first, in order of use, then stores; each buffer once.</summary>
    public static List<int> Of(PlanCode code, IEnumerable<int> nodes, IEnumerable<Store> stores, params int[] computed)
    {
        var inside = new HashSet<int>(nodes.Concat(computed));
        var buffers = new List<int>();
        foreach (int id in nodes)
        {
            Node node = code.Node(id);
            for (int i = 0; i < node.Inputs.Count; i++)
            {
                int input = node.Inputs[i];
                if ((node.Op == WellKnownOps.Assign && i == 0) || inside.Contains(input) || code.Node(input).Type.IsScalar || !code.HasBuffer(input)) continue;
                Add(code.BufferOf(input));
            }
        }
        foreach (Store store in stores) Add(store.Buffer);
        return buffers;

        void Add(int buffer)
        {
            if (!buffers.Contains(buffer)) buffers.Add(buffer);
        }
    }

    /// <summary>Whether every operand may be read and written from each row's start up to the next multiple of 16 columns.</summary>
    public static bool ArePadded(PlanCode code, GridMap map, IReadOnlyList<int> operands)
    {
        if (map.Columns.Count == 0) return false;
        if (map.ColumnCount is { IsKnown: true } known && known.Size % VariableLayout.Padding == 0) return true;
        for (int i = 0; i < operands.Count; i++)
        {
            if (map.Columns[0].Strides[i] == 0) continue;
            BufferInfo buffer = code.Buffer(operands[i]);
            if (!buffer.HasPaddedEnd) return false;
            if (buffer.HasPanels) continue;
            // The next row must not begin inside this row's last vector.
            foreach (GridMap.Axis axis in map.Outer.Concat(map.Rows))
                if (axis.Strides[i] is var stride && stride != 0 && !(stride.IsKnown && stride.Size % VariableLayout.Padding == 0 && map.ColumnCount.IsKnown && stride.Size >= map.ColumnCount.Size)) return false;
        }
        return true;
    }
}
