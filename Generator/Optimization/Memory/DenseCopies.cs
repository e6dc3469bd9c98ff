using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization.Memory;

/// <summary>
/// Puts a dense copy of a variable with padded rows or panels before those who do not take them. A variable lies so only where
/// the frontend's graph has no such reader, so that this is for the odd gradient.
/// </summary>
internal static class DenseCopies
{
    public static ModelGraph Insert(ModelGraph graph, EquatableArray<VariableLayout> layouts)
    {
        var strides = layouts.ToDictionary(layout => layout.Name, layout => layout.RowStride, StringComparer.Ordinal);
        bool NeedsCopy(Node user, int input) =>
            graph.Nodes[input] is { IsVariable: true } variable && !VariableLayout.AcceptsRows(user, input, variable.Type, Dim.Known(strides[variable.Name]));
        return graph.Nodes.Any(node => node.Inputs.Any(input => NeedsCopy(node, input))) ? new Pass(NeedsCopy).Run(graph) : graph;
    }

    private sealed class Pass(Func<Node, int, bool> needsCopy) : GraphPass
    {
        protected override Value? Rewrite(GraphBuilder g, Node node, Value[] inputs)
        {
            if (!node.Inputs.Any(input => needsCopy(node, input))) return null;
            for (int i = 0; i < inputs.Length; i++)
                if (needsCopy(node, node.Inputs[i]))
                    inputs[i] = g.AddTyped("BroadcastTo", inputs[i].Type, [inputs[i]], Attributes.Of(("shape", inputs[i].Shape)), "dense");
            return null;
        }
    }
}
