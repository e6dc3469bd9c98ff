using AotNet.Generator.Diagnostics;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Gradients, which are requests that differentiation expands, and the clipping of them.</summary>
internal static class OpGradients
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Gradients"] = static call => call["x"] is Value x ? Request(call, x) : call.TensorArray(call.Tensors("xs").Select(item => Request(call, item))),
        ["ClipByNorm"] = static call => ClipByNorm(call.Tensor("x"), call.Double("norm")),
        ["GlobalNorm"] = static call => GlobalNorm(call.Tensors("inputs")),
        ["ClipByGlobalNorm"] = static call => call.TensorArray(ClipByGlobalNorm(call.Tensors("inputs"), call.Double("norm"))),
    };

    private static Value Request(IntrinsicCall call, Value x)
    {
        Value y = call.Tensor("y");
        foreach (Value value in new[] { y, x })
            if (!ElementTypes.IsFloating(value.Element))
                throw call.Fail(DiagnosticDescriptors.NotDifferentiable, $"'{value.Node.Name}'", $"it is a tensor of {ElementTypes.DisplayName(value.Element)}; cast to float or double first");
        if (GraphWalk.Obstacle(call.Graph, y.Id, x.Id) is { } obstacle)
            throw call.Fail(DiagnosticDescriptors.NotDifferentiable, obstacle.Op, obstacle.Reason);
        return call.Has("dy") ? Request(y, x, call.Tensor("dy")) : Request(y, x);
    }

    /// <summary>The gradient of y (summed over its elements, or weighted by dy) by x.</summary>
    public static Value Request(Value y, Value x, Value? dy = null) =>
        y.Graph.AddTyped(WellKnownOps.Gradient, x.Type, dy is { } weights ? [y, x, weights] : [y, x]);

    /// <summary>x scaled down to the norm where its own is greater.</summary>
    public static Value ClipByNorm(Value x, double norm) => x * (norm / MaximumOf(Norm([x]), norm));

    public static Value GlobalNorm(IReadOnlyList<Value> values) => Norm(values);

    /// <summary>All values scaled by one factor, so that their common norm is at most the given one.</summary>
    public static IReadOnlyList<Value> ClipByGlobalNorm(IReadOnlyList<Value> values, double norm)
    {
        if (values.Count == 0) return [];
        Value scale = norm / MaximumOf(Norm(values), norm);
        return [.. values.Select(value => value * scale)];
    }

    private static Value Norm(IReadOnlyList<Value> values) =>
        values.Select(value => value.Apply("Square").Sum(Enumerable.Range(0, value.Shape.Rank))).Aggregate((sum, square) => sum + square).Apply("Sqrt");

    private static Value MaximumOf(Value x, double y) => x.Graph.Add("Maximum", [x, x.Graph.Scalar(y, x.Element)]);
}
