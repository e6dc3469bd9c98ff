using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.LinearAlgebra;

/// <summary>Sums of products in Einstein's notation, attribute "equation". See <see cref="EinsumEquation"/>.</summary>
internal sealed class Einsum : OpDefinition
{
    public override string Name => "Einsum";

    public override TensorType InferType(OpCall call)
    {
        if (call.Inputs.Count == 0) throw call.Invalid("there is no operand");
        call.RequireSameElements();
        call.RequireElement(0, ElementTypes.IsNumber);
        return TensorType.Tensor(call.Element(0), Equation(call.Attributes, call.Inputs.Select(input => input.Shape).ToList()).ResultShape);
    }

    /// <summary>Operands are multiplied from left to right; each letter is summed over as soon as nothing after needs it.</summary>
    public override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs)
    {
        EinsumEquation equation = Equation(node.Attributes, inputs.Select(input => input.Shape).ToList());
        var terms = inputs.Zip(equation.Operands, (value, letters) => Diagonals(new Term(value, letters))).ToList();
        for (int i = 0; i < terms.Count; i++)
        {
            string others = string.Concat(terms.Where((_, j) => j != i).Select(term => term.Letters)) + equation.Result;
            terms[i] = SumExcept(terms[i], others);
        }
        Term product = terms[0];
        for (int i = 1; i < terms.Count; i++)
            product = Multiply(product, terms[i], string.Concat(terms.Skip(i + 1).Select(term => term.Letters)) + equation.Result);
        return Order(product, equation.Result).Value;
    }

    /// <summary>A value and the letter of each of its axes.</summary>
    private readonly record struct Term(Value Value, string Letters)
    {
        public Shape Sizes(string letters)
        {
            var (shape, own) = (Value.Shape, Letters);
            return new Shape(letters.Select(letter => shape[own.IndexOf(letter)]).ToEquatableArray());
        }
    }

    private static EinsumEquation Equation(Attributes attributes, IReadOnlyList<Shape> shapes) =>
        EinsumEquation.Parse(attributes.String("equation") ?? "", shapes);

    /// <summary>Takes the diagonal where a letter occurs twice in one operand.</summary>
    private static Term Diagonals(Term term)
    {
        while (term.Letters.GroupBy(letter => letter).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            int first = term.Letters.IndexOf(twice.Key), second = term.Letters.IndexOf(twice.Key, first + 1);
            int[] others = Enumerable.Range(0, term.Letters.Length).Where(axis => axis != first && axis != second).ToArray();
            term = new Term(
                Permuted(term.Value, [.. others, first, second]).Apply("DiagPart"),
                string.Concat(others.Select(axis => term.Letters[axis])) + twice.Key);
        }
        return term;
    }

    private static Term SumExcept(Term term, string kept)
    {
        int[] axes = Enumerable.Range(0, term.Letters.Length).Where(axis => kept.IndexOf(term.Letters[axis]) < 0).ToArray();
        return axes.Length == 0 ? term : new Term(term.Value.Sum(axes), string.Concat(term.Letters.Where(letter => kept.IndexOf(letter) >= 0)));
    }

    private static Term Multiply(Term a, Term b, string kept)
    {
        string shared = string.Concat(a.Letters.Where(letter => b.Letters.IndexOf(letter) >= 0));
        string batch = string.Concat(shared.Where(letter => kept.IndexOf(letter) >= 0)), summed = string.Concat(shared.Where(letter => kept.IndexOf(letter) < 0));
        string rows = string.Concat(a.Letters.Where(letter => shared.IndexOf(letter) < 0)), columns = string.Concat(b.Letters.Where(letter => shared.IndexOf(letter) < 0));
        Term left = Order(a, batch + rows + summed), right = Order(b, batch + summed + columns);
        string letters = batch + rows + columns;
        Shape sizes = new(a.Sizes(batch + rows).Concat(b.Sizes(columns)).ToEquatableArray());
        if (summed.Length == 0)
        {
            // Elementwise, so that it fuses with its neighbours.
            Shape apart = new(a.Sizes(batch + rows).Concat(columns.Select(_ => (Dim)1)).ToEquatableArray());
            Shape beside = new(a.Sizes(batch).Concat(rows.Select(_ => (Dim)1)).Concat(b.Sizes(columns)).ToEquatableArray());
            return new Term(left.Value.Reshape(apart) * right.Value.Reshape(beside), letters);
        }
        Dim m = a.Sizes(rows).Count, n = b.Sizes(columns).Count, k = a.Sizes(summed).Count;
        Dim[] leading = batch.Length == 0 ? [] : [a.Sizes(batch).Count];
        Value product = left.Value.Reshape(new Shape(leading.Concat([m, k]).ToEquatableArray()))
            .MatMul(right.Value.Reshape(new Shape(leading.Concat([k, n]).ToEquatableArray())));
        return new Term(product.Reshape(sizes), letters);
    }

    private static Term Order(Term term, string letters) =>
        new(Permuted(term.Value, letters.Select(letter => term.Letters.IndexOf(letter)).ToArray()), letters);

    private static Value Permuted(Value value, int[] permutation) =>
        permutation.Select((axis, i) => axis == i).All(same => same) ? value : value.Transpose(permutation);
}
