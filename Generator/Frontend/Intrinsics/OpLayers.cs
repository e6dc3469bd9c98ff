using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Layers: functions that own variables, under the layer's name in the current variable scope.</summary>
internal static class OpLayers
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Dense"] = static call => Dense(call),
        ["BatchNormalization"] = static call => BatchNormalization(call),
        ["RegularizationLoss"] = static call => RegularizationLoss(call),
    };

    private static Value Dense(IntrinsicCall call)
    {
        Value x = call.Tensor("x");
        int units = call.Int("units");
        if (units < 1) throw new ArgumentOutOfRangeException(nameof(units), $"a layer has at least one unit, not {units}");
        if (x.Shape.Rank < 2) throw new GraphException("AOTN2003", "Dense", "2", x.Shape.ToDisplayString());
        Dim inputs = x.Shape[x.Shape.Rank - 1];
        bool trainable = call["trainable"] is not false;
        return InLayer(call, "dense", () =>
        {
            Value kernel = Variable(call, "kernel", x.Element, [inputs, units], "kernelInitializer", shape => Initializers.GlorotUniform(call.Graph, shape, x.Element), trainable);
            if (call["kernelRegularizer"] is { } regularizer && call.Evaluator.Layers.Regularization.All(item => item.Variable != kernel.Node.Name))
                call.Evaluator.Layers.Regularization.Add((kernel.Node.Name, (Value)call.Apply(regularizer, kernel)!));
            Value z = x.MatMul(kernel);
            if (call["useBias"] is not false)
                z += Variable(call, "bias", x.Element, [units], "biasInitializer", shape => call.Graph.Zeros(TensorType.Tensor(x.Element, shape)), trainable);
            return call["activation"] is { } activation ? (Value)call.Apply(activation, z)! : z;
        });
    }

    private static Value Variable(
        IntrinsicCall call, string name, ElementType type, Shape shape, string? initializer, Func<Shape, Value> otherwise, bool trainable = true) =>
        call.Evaluator.Variables.Get(name, type, shape, () => initializer is not null && call[initializer] is { } given
            ? (Value)call.Apply(given, new ArrayValue(call.Evaluator.Compilation.GetSpecialType(SpecialType.System_Int32), [.. shape.Select(ConstructionEvaluator.OfDim)]))!
            : otherwise(shape), trainable, call.At);

    private static Value InLayer(IntrinsicCall call, string defaultName, Func<Value> layer)
    {
        if (call.Name is { } given && !VariableScopes.IsLegal(given)) throw call.Fail(Diagnostics.DiagnosticDescriptors.IllegalScope, given, "layer");
        string name = call.Name ?? call.Evaluator.Variables.UniqueLayer(defaultName);
        ScopeValue scope = call.Evaluator.Variables.OpenVariableScope(name, OpScopes.ReuseOf(call["reuse"]), call.At);
        try
        {
            return layer();
        }
        finally
        {
            scope.Dispose();
        }
    }

    private static Value BatchNormalization(IntrinsicCall call)
    {
        Value x = call.Tensor("x");
        if (x.Shape.Rank < 2) throw new GraphException("AOTN2003", "BatchNormalization", "2", x.Shape.ToDisplayString());
        var (training, momentum, epsilon) = (call.Bool("training"), call.Double("momentum"), call.Double("epsilon"));
        Shape shape = [x.Shape[x.Shape.Rank - 1]];
        return InLayer(call, "batch_normalization", () =>
        {
            Value Make(string name, double initial, bool trainable) =>
                Variable(call, name, x.Element, shape, null, _ => call.Graph.Fill(initial, TensorType.Tensor(x.Element, shape)), trainable);
            Value gamma = Make("gamma", 1, true), beta = Make("beta", 0, true);
            Value movingMean = Make("moving_mean", 0, false), movingVariance = Make("moving_variance", 1, false);
            if (!training) return (x - movingMean) * (gamma * (movingVariance + epsilon).Apply("Rsqrt")) + beta;
            var axes = ("axes", AttributeValue.Ints(Enumerable.Range(0, x.Shape.Rank - 1)));
            Value mean = x.Apply("ReduceMean", axes);
            Value centred = x - mean;
            Value variance = centred.Apply("Square").Apply("ReduceMean", axes);
            call.Evaluator.Layers.MovingAverages.Add((mean, movingMean, movingMean * momentum + mean * (1 - momentum)));
            call.Evaluator.Layers.MovingAverages.Add((variance, movingVariance, movingVariance * momentum + variance * (1 - momentum)));
            return centred * (gamma * (variance + epsilon).Apply("Rsqrt")) + beta;
        });
    }

    private static Value RegularizationLoss(IntrinsicCall call)
    {
        string scope = call["scope"] is string name ? name.TrimEnd('/') + "/" : "";
        var terms = call.Evaluator.Layers.Regularization.Where(item => item.Variable.StartsWith(scope, StringComparison.Ordinal)).Select(item => item.Term).ToList();
        return terms.Count == 0 ? call.Graph.Scalar(0, call.TypeArgument()) : terms.Aggregate((sum, term) => sum + term);
    }
}
