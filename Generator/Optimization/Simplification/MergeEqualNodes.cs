using System.Text;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Optimization.Simplification;

/// <summary>Two pure nodes of one op, type, attributes and operands are one node: the first.</summary>
internal sealed class MergeEqualNodes : GraphPass
{
    public override ModelGraph Run(ModelGraph graph)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var map = new int[graph.Nodes.Count];
        var key = new StringBuilder();
        var nodes = new Node[graph.Nodes.Count];
        foreach (Node node in graph.Nodes)
        {
            Node renamed = node with { Inputs = new([.. node.Inputs.Select(input => map[input])]) };
            nodes[node.Id] = renamed;
            map[node.Id] = node.Id;
            if (node.IsPlaceholder || node.IsVariable || !OpRegistry.Get(node.Op).IsPure) continue;
            key.Clear().Append(node.Op).Append(' ').Append(node.Type);
            foreach (int input in renamed.Inputs) key.Append(" %").Append(input);
            foreach (var item in node.Attributes.Items) key.Append(' ').Append(item.Key).Append(':').Append(GraphPrinter.Print(item.Value));
            if (first.TryGetValue(key.ToString(), out int equal)) map[node.Id] = equal;
            else first.Add(key.ToString(), node.Id);
        }
        return Remap(graph, new([.. nodes]), id => map[id]);
    }
}
