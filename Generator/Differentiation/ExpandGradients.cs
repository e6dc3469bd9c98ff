using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Differentiation;

/// <summary>
/// Replaces every request for a gradient by the nodes that compute it. Requests are met in their order, so that a gradient of
/// a gradient differentiates the first one's nodes. Requests of one node (by several variables) share one backward pass.
/// </summary>
/// <remarks>
/// A gradient by a node on which y does not depend, or only through ops that stop gradients, is zeros: the frontend has
/// reported it where that is a mistake.
/// </remarks>
internal static class ExpandGradients
{
    public static ModelGraph Run(ModelGraph graph, CancellationToken cancellation = default)
    {
        if (graph.Nodes.Any(node => node.Op == WellKnownOps.Gradient)) graph = Expand(graph, cancellation);
        return graph.Nodes.Any(node => node.Op == WellKnownOps.CustomGradient) ? WithoutCustomGradients(graph) : graph;
    }

    private static ModelGraph Expand(ModelGraph graph, CancellationToken cancellation)
    {
        var rewrite = new GraphRewrite(graph);
        GraphBuilder g = rewrite.Builder;
        Dictionary<(int Y, int Dy), HashSet<int>> requests = Requests(graph);
        var passes = new Dictionary<(int, int), (Dictionary<int, Value> Gradients, string Scope)>();

        foreach (Node node in graph.Nodes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (node.Op == WellKnownOps.Gradient)
            {
                var key = Key(node);
                if (!passes.TryGetValue(key, out var pass))
                {
                    // Nodes after y cannot lead to it, so those that are not rewritten yet may be left out.
                    var xs = new HashSet<int>(requests[key].Where(x => x <= key.Y).Select(x => rewrite[x].Id));
                    string scope = Scope(g, node);
                    Value? dy = key.Dy < 0 ? null : rewrite[key.Dy];
                    passes[key] = pass = (ReverseMode.Run(g, rewrite[key.Y], dy, xs, scope, cancellation), scope);
                }
                Value x = rewrite[node.Inputs[1]];
                if (!pass.Gradients.TryGetValue(x.Id, out Value gradient))
                {
                    g.Scope = pass.Scope;
                    pass.Gradients[x.Id] = gradient = g.Zeros(x.Type);
                }
                rewrite.Replace(node, gradient);
            }
            else rewrite.Keep(node);
        }
        return rewrite.Finish();
    }

    /// <summary>Functions with a derivative of their own become their results; the derivatives' patterns go.</summary>
    private static ModelGraph WithoutCustomGradients(ModelGraph graph)
    {
        var rewrite = new GraphRewrite(graph);
        var isPattern = new bool[graph.Nodes.Count];
        foreach (Node node in graph.Nodes)
        {
            if (node.Op == WellKnownOps.CustomGradient) rewrite.Replace(node, rewrite[node.Inputs[0]]);
            else if (node.Op == WellKnownOps.GradientSeed || node.Inputs.Any(input => isPattern[input])) isPattern[node.Id] = true;
            else rewrite.Keep(node);
        }
        return rewrite.Finish();
    }

    private static (int Y, int Dy) Key(Node request) => (request.Inputs[0], request.Inputs.Count > 2 ? request.Inputs[2] : -1);

    private static Dictionary<(int Y, int Dy), HashSet<int>> Requests(ModelGraph graph)
    {
        var requests = new Dictionary<(int, int), HashSet<int>>();
        foreach (Node node in graph.Nodes)
        {
            if (node.Op != WellKnownOps.Gradient) continue;
            if (!requests.TryGetValue(Key(node), out HashSet<int>? xs)) requests[Key(node)] = xs = [];
            xs.Add(node.Inputs[1]);
        }
        return requests;
    }

    // As in TensorFlow, in the scope of the request: train/gradients/.
    private static string Scope(GraphBuilder g, Node request) =>
        g.UniqueName(request.Name.Substring(0, request.Name.LastIndexOf('/') + 1) + "gradients") + "/";
}
