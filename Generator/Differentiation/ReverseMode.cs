using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Differentiation;

/// <summary>
/// One backward pass: the gradients of one node by any others. Nodes are visited from y down to the first, each once, when
/// the gradients by all its uses are known; operands get theirs in the order of the op's rule. Both orders follow from the
/// graph alone, so the sums have one order too.
/// </summary>
internal sealed class ReverseMode
{
    private readonly GraphBuilder g;
    private readonly string scope;
    private readonly CancellationToken cancellation;
    private readonly GradientAccumulation sums;
    private readonly bool[] leads;

    private ReverseMode(GraphBuilder g, Value y, ISet<int> xs, bool stopAtXs, string scope, CancellationToken cancellation)
    {
        (this.g, this.scope, this.cancellation) = (g, scope, cancellation);
        sums = new GradientAccumulation(g, scope);
        leads = LeadsTo(g, y, xs, stopAtXs);
    }

    /// <summary>The gradients of <paramref name="y"/> by those of <paramref name="xs"/> that it depends on along differentiable ops.</summary>
    /// <param name="dy">What the gradient of y is; null for ones.</param>
    /// <param name="scope">Where the new nodes' names begin: <c>gradients/</c>. The nodes of an op's rule are below it and the op's name.</param>
    public static Dictionary<int, Value> Run(GraphBuilder g, Value y, Value? dy, ISet<int> xs, string scope, CancellationToken cancellation) =>
        Run(g, y, dy, xs, stopAtXs: false, scope, cancellation);

    private static Dictionary<int, Value> Run(GraphBuilder g, Value y, Value? dy, ISet<int> xs, bool stopAtXs, string scope, CancellationToken cancellation)
    {
        if (!ElementTypes.IsFloating(y.Element)) return [];
        var pass = new ReverseMode(g, y, xs, stopAtXs, scope, cancellation);
        if (!pass.leads[y.Id]) return [];
        string before = g.Scope;
        g.Scope = scope;
        Dictionary<int, Value> gradients = pass.Run(y, dy ?? g.Ones(y.Type), xs, stopAtXs);
        g.Scope = before;
        return gradients;
    }

    private Dictionary<int, Value> Run(Value y, Value dy, ISet<int> xs, bool stopAtXs)
    {
        var gradients = new Dictionary<int, Value>();
        sums.Add(y.Id, dy);
        for (int id = y.Id; id >= 0; id--)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!leads[id] || sums.Total(id) is not { } total) continue;
            if (xs.Contains(id)) gradients[id] = total;
            if (!(stopAtXs && xs.Contains(id)) && g[id].Inputs.Any(Leads)) Backward(new Value(g, id), total);
        }
        return gradients;
    }

    private void Backward(Value y, Value dy)
    {
        Node node = y.Node;
        OpDefinition op = OpRegistry.Get(node.Op);
        Value[] inputs = [.. node.Inputs.Select(input => new Value(g, input))];
        string source = node.Name.StartsWith(scope, StringComparison.Ordinal) ? node.Name.Substring(scope.Length) : node.Name;
        g.Scope = scope + source + "_grad/";
        Value?[] gradients = !op.HasOwnGradient && op.Expand(g, node, inputs) is { } formula
            ? OfFormula(formula, dy, inputs) : op.Gradient(g, node, inputs, y, dy);
        for (int i = 0; i < inputs.Length; i++)
            if (Leads(inputs[i].Id) && gradients[i] is { } gradient) sums.Add(inputs[i].Id, gradient);
    }

    /// <summary>
    /// The gradients of a formula by its operands. What of the formula's own nodes they need is computed anew here; later the
    /// op's own formula is expanded to equal nodes, and equal nodes merge.
    /// </summary>
    private Value?[] OfFormula(Value formula, Value dy, Value[] inputs)
    {
        var xs = new HashSet<int>(inputs.Select(input => input.Id).Where(Leads));
        Dictionary<int, Value> gradients = Run(g, formula, dy, xs, stopAtXs: true, g.Scope, cancellation);
        var result = new Value?[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            if (!gradients.TryGetValue(inputs[i].Id, out Value gradient)) continue;
            result[i] = gradient;
            gradients.Remove(inputs[i].Id); // an operand that is given twice has its whole gradient already
        }
        return result;
    }

    private bool Leads(int id) => id < leads.Length && leads[id];

    /// <summary>Which nodes y depends on and depend on one of the xs, both along floating values of differentiable ops.</summary>
    private static bool[] LeadsTo(GraphBuilder g, Value y, ISet<int> xs, bool stopAtXs)
    {
        var reached = new bool[y.Id + 1];
        reached[y.Id] = true;
        for (int id = y.Id; id >= 0; id--)
            if (reached[id] && !(stopAtXs && xs.Contains(id)) && OpRegistry.Get(g[id].Op).NotDifferentiable is null)
                foreach (int input in g[id].Inputs) reached[input] |= g[input].Type.IsTensor && ElementTypes.IsFloating(g[input].Type.Element);

        var leads = new bool[y.Id + 1];
        for (int id = 0; id <= y.Id; id++)
            leads[id] = reached[id]
                && (xs.Contains(id) || (OpRegistry.Get(g[id].Op).NotDifferentiable is null && g[id].Inputs.Any(input => leads[input])));
        return leads;
    }
}
