using AotNet.Generator.Diagnostics;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Frontend.Optimizers;
using AotNet.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Optimizers: their constructors, and Minimize in one or in two halves.</summary>
internal static class OptimizerMembers
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Minimize"] = static call => Minimize(call),
        ["ComputeGradients"] = static call => ComputeGradients(call),
        ["ApplyGradients"] = static call => ApplyGradients(call),
    };

    public static OptimizerValue? Create(IntrinsicCall call, INamedTypeSymbol type) => type.ContainingNamespace.Name != "AotNet" ? null : RuleOf(call, type.Name) is { } rule ? new OptimizerValue(type, rule) : null;

    private static OptimizerRule? RuleOf(IntrinsicCall call, string type) => type switch
    {
        "GradientDescentOptimizer" => new GradientDescent(call["learningRate"]),
        "MomentumOptimizer" => new Momentum(call["learningRate"], call["momentum"], call.Bool("nesterov")),
        "AdagradOptimizer" => new Adagrad(call["learningRate"], call.Double("initialAccumulator")),
        "RmsPropOptimizer" => new RmsProp(call["learningRate"], call.Double("decay"), call.Double("momentum"), call.Double("epsilon"), call.Bool("centered")),
        "AdamOptimizer" => new Adam(call["learningRate"], call.Double("beta1"), call.Double("beta2"), call.Double("epsilon")),
        "AdamWOptimizer" => new Adam(call["learningRate"], call.Double("beta1"), call.Double("beta2"), call.Double("epsilon"), call.Double("weightDecay")),
        "FtrlOptimizer" => new Ftrl(call["learningRate"], call.Double("learningRatePower"), call.Double("initialAccumulator"), call.Double("l1"), call.Double("l2")),
        _ => null,
    };

    private static Value Minimize(IntrinsicCall call)
    {
        OptimizerRule rule = Rule(call);
        Value loss = Loss(call);
        var variables = Variables(call, loss);
        return InScope(call, rule, u =>
        {
            foreach (Value variable in variables) rule.Update(u, variable, OpGradients.Request(loss, variable));
            Finish(call, rule, u, variables, loss);
        });
    }

    private static ArrayValue ComputeGradients(IntrinsicCall call)
    {
        Value loss = Loss(call);
        var pairs = Variables(call, loss).Select(variable => (object?)new TupleValue([OpGradients.Request(loss, variable), variable]));
        return new ArrayValue(((IArrayTypeSymbol)call.Method.ReturnType).ElementType, [.. pairs]);
    }

    private static Value ApplyGradients(IntrinsicCall call)
    {
        OptimizerRule rule = Rule(call);
        var pairs = call.Evaluator.Sequence(call["gradients"], call.At).Select(item => ((TupleValue)item!).Items).Select(items => ((Value)items[0]!, (Value)items[1]!)).ToList();
        foreach (var (_, variable) in pairs) RequireVariable(call, variable);
        return InScope(call, rule, u =>
        {
            foreach (var (gradient, variable) in pairs) rule.Update(u, variable, gradient);
            Finish(call, rule, u, [.. pairs.Select(pair => pair.Item2)], null);
        });
    }

    private static Value InScope(IntrinsicCall call, OptimizerRule rule, Action<UpdateContext> updates)
    {
        ScopeValue scope = call.Evaluator.Variables.OpenNameScope(call.Name ?? rule.Name);
        try
        {
            var context = new UpdateContext(call, call.Graph.Scope);
            updates(context);
            return call.Graph.Add(WellKnownOps.Group, context.Assignments, name: "update");
        }
        finally
        {
            scope.Dispose();
        }
    }

    private static void Finish(IntrinsicCall call, OptimizerRule rule, UpdateContext u, IReadOnlyList<Value> variables, Value? loss)
    {
        foreach (ElementType type in variables.Select(variable => variable.Element).Distinct().ToList()) rule.Finish(u, type);
        if (call["globalStep"] is Value step)
        {
            RequireVariable(call, step);
            u.Assign(step, step + step.Graph.Scalar(1, step.Element));
        }
        if (loss is not { } value) return;
        // Moving averages of batch normalization, where the loss was made with the batch's own statistics.
        var ancestors = GraphWalk.Ancestors(call.Graph, value.Id);
        foreach (var (trigger, variable, next) in call.Evaluator.Layers.MovingAverages)
            if (ancestors.Contains(trigger.Id)) u.Assign(variable, next);
    }

    private static OptimizerRule Rule(IntrinsicCall call) => call.Instance is OptimizerValue optimizer ? optimizer.Rule : throw new NullReferenceException("the optimizer is null");

    private static Value Loss(IntrinsicCall call)
    {
        Value loss = call.Tensor("loss");
        if (!loss.Type.IsScalar) throw call.Fail(DiagnosticDescriptors.LossIsNoScalar, loss.Shape.ToDisplayString());
        if (!ElementTypes.IsFloating(loss.Element))
            throw call.Fail(DiagnosticDescriptors.NotDifferentiable, "The loss", $"it is a tensor of {ElementTypes.DisplayName(loss.Element)}; cast to float or double first");
        return loss;
    }

    private static List<Value> Variables(IntrinsicCall call, Value loss)
    {
        GraphBuilder graph = call.Graph;
        object? wanted = call["variables"];
        var given = wanted is null ? null : call.Evaluator.Sequence(wanted, call.At).ToList();
        List<Value> chosen;
        if (given is null || given.All(item => item is string))
        {
            var ancestors = GraphWalk.Ancestors(graph, loss.Id);
            chosen = [.. graph.Variables.Where(variable => variable.Trainable && ancestors.Contains(variable.Node)).Select(variable => new Value(graph, variable.Node))];
            if (given is { Count: > 0 })
            {
                foreach (string name in given.Cast<string>())
                    if (!chosen.Any(variable => IsNamed(variable, name))) throw call.Fail(DiagnosticDescriptors.NotAVariable, "Minimize", name);
                chosen = [.. chosen.Where(variable => given.Cast<string>().Any(name => IsNamed(variable, name)))];
            }
        }
        else
        {
            chosen = [.. given.Select(item => item as Value? ?? throw new ArgumentNullException(nameof(given), "a variable is null"))];
            foreach (Value variable in chosen) RequireVariable(call, variable);
        }
        if (chosen.Count == 0) throw call.Fail(DiagnosticDescriptors.LossHasNoVariable, loss.Node.Name);
        // A variable that no gradient reaches is left alone beside others; alone, it is a mistake.
        var obstacles = chosen.Select(variable => GraphWalk.Obstacle(graph, loss.Id, variable.Id)).ToList();
        if (obstacles.All(obstacle => obstacle is not null))
            throw call.Fail(DiagnosticDescriptors.NotDifferentiable, obstacles[0]!.Value.Op, obstacles[0]!.Value.Reason);
        return [.. chosen.Where((_, i) => obstacles[i] is null)];
    }

    private static bool IsNamed(Value variable, string name) =>
        variable.Node.Name == name || variable.Node.Name.StartsWith(name.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static void RequireVariable(IntrinsicCall call, Value value)
    {
        if (!value.Node.IsVariable) throw call.Fail(DiagnosticDescriptors.NotAVariable, call.Symbol.Name, value.Node.Name);
    }
}
