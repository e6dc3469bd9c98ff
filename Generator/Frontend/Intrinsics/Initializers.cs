using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>
/// Initial values scaled to the layer's inputs and outputs: Glorot (Glorot and Bengio 2010), He (He et al. 2015), LeCun (LeCun et
/// al. 1998), orthogonal (Saxe et al. 2014).
/// </summary>
internal static class Initializers
{
    // A normal distribution cut at two deviations has this part of the deviation; TensorFlow divides by it too.
    private const double TruncatedDeviation = 0.87962566103423978;

    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["GlorotUniform"] = static call => GlorotUniform(call.Graph, call.Shape("shape"), call.TypeArgument()),
        ["GlorotNormal"] = static call => Normal(call.Graph, call.Shape("shape"), call.TypeArgument(), (inputs, outputs) => 2 / (inputs + outputs)),
        ["HeUniform"] = static call => Uniform(call.Graph, call.Shape("shape"), call.TypeArgument(), (inputs, _) => 6 / inputs),
        ["HeNormal"] = static call => Normal(call.Graph, call.Shape("shape"), call.TypeArgument(), (inputs, _) => 2 / inputs),
        ["LeCunUniform"] = static call => Uniform(call.Graph, call.Shape("shape"), call.TypeArgument(), (inputs, _) => 3 / inputs),
        ["LeCunNormal"] = static call => Normal(call.Graph, call.Shape("shape"), call.TypeArgument(), (inputs, _) => 1 / inputs),
        ["Orthogonal"] = static call => Orthogonal(call.Graph, call.Shape("shape"), call.TypeArgument()),
    };

    public static Value GlorotUniform(GraphBuilder graph, Shape shape, ElementType type) => Uniform(graph, shape, type, (inputs, outputs) => 6 / (inputs + outputs));

    private static Value Uniform(GraphBuilder graph, Shape shape, ElementType type, Func<double, double, double> squaredLimit)
    {
        double limit = Math.Sqrt(Scale(shape, squaredLimit));
        return graph.Add("RandomUniform", [], Attributes.Of(("minimum", -limit), ("maximum", limit), ("shape", shape), ("type", type)));
    }

    private static Value Normal(GraphBuilder graph, Shape shape, ElementType type, Func<double, double, double> variance) =>
        graph.Add("TruncatedNormal", [], Attributes.Of(
            ("stddev", Math.Sqrt(Scale(shape, variance)) / TruncatedDeviation), ("shape", shape), ("type", type)));

    private static double Scale(Shape shape, Func<double, double, double> scale)
    {
        if (!shape.IsKnown) throw new ArgumentException($"an initializer needs known sizes, got {shape.ToDisplayString()}");
        // Of [..., K, N]: the leading axes, as of a convolution's window, multiply both.
        double outputs = shape.Rank == 0 ? 1 : shape[shape.Rank - 1].Size, inputs = shape.Rank < 2 ? outputs : shape[shape.Rank - 2].Size;
        double window = shape.Take(Math.Max(0, shape.Rank - 2)).Aggregate(1.0, (product, size) => product * size.Size);
        return scale(Math.Max(1, inputs * window), Math.Max(1, outputs * window));
    }

    /// <summary>
    /// Rows or columns, whichever are fewer, at right angles and of length 1. With A standard normal and G = AᵀA, A·G^(-1/2) is
    /// uniformly distributed over such matrices (Chikuse 2003, theorem 2.2.1); so is A·L⁻ᵀ for the Cholesky factor L of G.
    /// </summary>
    private static Value Orthogonal(GraphBuilder graph, Shape shape, ElementType type)
    {
        if (!shape.IsKnown || shape.Rank < 2) throw new ArgumentException($"an orthogonal matrix needs at least two known sizes, got {shape.ToDisplayString()}");
        long columns = shape[shape.Rank - 1].Size, rows = shape.Count.Size / Math.Max(1, columns);
        bool wide = rows < columns;
        Shape tall = wide ? [Dim.Known(columns), Dim.Known(rows)] : [Dim.Known(rows), Dim.Known(columns)];
        // In double: the condition of G is the square of A's, too much for float.
        Value a = graph.Add("RandomNormal", [], Attributes.Of(("shape", tall), ("type", ElementType.Float64)));
        Value factor = graph.Add("Cholesky", [a.MatMul(a, transposeA: true)]);
        // Q = A·L⁻ᵀ is the transpose of the solution of L·Qᵀ = Aᵀ.
        Value transposed = graph.Add("Solve", [factor, a.Transpose(1, 0)]);
        return (wide ? transposed : transposed.Transpose(1, 0)).Reshape(shape).Cast(type);
    }
}
