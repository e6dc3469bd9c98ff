using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization.Memory;

/// <summary>
/// Puts a dense copy of a variable with padded rows before those who take dense rows alone. A variable is padded only where
/// the frontend's graph has no such reader, so that this is for the odd gradient.
/// </summary>
internal static class DenseCopies
{
    public static ModelGraph Insert(ModelGraph graph, EquatableArray<VariableLayout> layouts)
    {
        var padded = new HashSet<string>(layouts.Where(layout => layout.RowStride != Rows.Dense(layout.Type)).Select(layout => layout.Name), StringComparer.Ordinal);
        bool NeedsCopy(Node user, int input) =>
            graph.Nodes[input] is { IsVariable: true } variable && padded.Contains(variable.Name) && !VariableLayout.AcceptsRowStride(user, variable.Type);
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
