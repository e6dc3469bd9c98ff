using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Optimization.Simplification;

/// <summary>
/// Makes every Assign an effect that nothing reads: its readers take the assigned value. Where one run assigns a variable
/// twice, the last one counts.
/// </summary>
internal sealed class SeparateEffects : GraphPass
{
    public override ModelGraph Run(ModelGraph graph)
    {
        var last = new Dictionary<int, int>(); // variable -> its last Assign
        foreach (Node node in graph.Nodes)
            if (node.Op == WellKnownOps.Assign) last[node.Inputs[0]] = node.Id;

        var builder = new GraphBuilder(graph.Name);
        var map = new Value[graph.Nodes.Count];
        foreach (Node node in graph.Nodes)
        {
            Value[] inputs = node.Inputs.Select(input => map[input]).ToArray();
            if (node.Op == WellKnownOps.Group)
            {
                map[node.Id] = builder.AddTyped(node.Op, node.Type, [], default, node.Name); // its inputs are effects, which stay by themselves
                continue;
            }
            if (node.Op != WellKnownOps.Assign)
            {
                map[node.Id] = builder.AddTyped(node.Op, node.Type, inputs, node.Attributes, node.Name);
                continue;
            }
            builder.Scope = node.Name + "/";
            Value value = inputs[1].BroadcastTo(node.Type.Shape);
            builder.Scope = "";
            if (last[node.Inputs[0]] == node.Id) builder.AddTyped(node.Op, node.Type, [inputs[0], value], node.Attributes, node.Name);
            map[node.Id] = value;
        }
        return Remap(graph, builder.Build().Nodes, id => map[id].Id);
    }
}
