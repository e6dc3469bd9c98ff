using AotNet.Generator.Graph;

namespace AotNet.Tests.Ops;

/// <summary>One op on operands of fixed types and shapes, and what it must give.</summary>
/// <param name="Variant">What tells it from the op's other cases.</param>
/// <param name="Reference">The result by a plain loop in double (or exact integers) over the operands: it states the shape, the type and the values.</param>
internal sealed record OpCase(string Op, string Variant, IReadOnlyList<OpInput> Inputs, Attributes Attributes, Func<NDArray[], NDArray> Reference)
{
    public string Name => $"{Op} {Variant}";

    /// <summary>Whether the gradient is compared with central differences: false at corners, and where an op has none.</summary>
    public bool Differentiable { get; init; } = true;

    /// <summary>Whether the gradient's gradient is too.</summary>
    public bool TwiceDifferentiable { get; init; } = true;

    /// <summary>The number of the operands' elements: differences of differences are taken of small cases only.</summary>
    public int Size => Inputs.Sum(input => input.Shape.Aggregate(1, (product, size) => product * size));

    /// <summary>The greatest error of the interpreter, relative to the larger of 1 and the value: both compute in double.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>
    /// The greatest error of emitted code, in units of the type's machine epsilon times the larger of 1 and the value. The
    /// functions are good to a few units; sums and quotients add theirs.
    /// </summary>
    public double EmittedUnits { get; init; } = 16;

    /// <summary>The operands, drawn from a seed that the case's name decides.</summary>
    public NDArray[] Draw(Element floating)
    {
        int seed = Name.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
        var random = new Random(seed);
        return [.. Inputs.Select(input => input.Draw(random, floating))];
    }

    /// <summary>A graph with the operands as placeholders and the op as the last node.</summary>
    public (GraphBuilder Graph, Value[] Inputs, Value Output) Build(Element floating)
    {
        var graph = new GraphBuilder("Case");
        Value[] inputs = [.. Inputs.Select((input, i) => graph.Placeholder(input.Type(floating), $"x{i}"))];
        return (graph, inputs, graph.Add(Op, inputs, Attributes));
    }

    public override string ToString() => Name;
}

/// <summary>An operand of a case.</summary>
/// <param name="Element">Its element type; null for the floating type that the case is run with.</param>
/// <param name="Value">Draws the element at a flat index.</param>
internal sealed record OpInput(Element? Element, int[] Shape, Func<Random, int, double> Value)
{
    /// <summary>The values of an integer operand that a double would round.</summary>
    public long[]? Exact { get; init; }

    public TensorType Type(Element floating) => TensorType.Tensor(Element ?? floating, [.. Shape.Select(size => (Generator.Shapes.Dim)size)]);

    public NDArray Draw(Random random, Element floating)
    {
        if (Exact is not null) return NDArray.OfLongs(Element!.Value, Shape, Exact);
        int count = Shape.Aggregate(1, (product, size) => product * size);

        // Rounded to float, so that every floating type starts from the same numbers.
        return NDArray.Of(Element ?? floating, Shape, Enumerable.Range(0, count).Select(i => Element is null ? (float)Value(random, i) : Value(random, i)));
    }
}
