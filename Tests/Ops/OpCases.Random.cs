using AotNet.Generator.Graph;

namespace AotNet.Tests.Ops;

internal static partial class OpCases
{
    // A case's node is named after its op, and so is its key.
    private static IEnumerable<OpCase> Random() =>
    [
        .. from type in new[] { Element.Float32, Element.Float64, Element.Float16 } from shape in new int[][] { [], [5], [0, 2], [3, 7] } from op in new[] { "RandomUniform", "RandomNormal", "TruncatedNormal" }
           select Drawn(op, op == "RandomUniform" ? "Uniform" : op.Replace("Random", "", StringComparison.Ordinal), type, shape),
        .. from type in new[] { Element.Int32, Element.Int64 } select Drawn("RandomUniform", "Uniform", type, [9]),
        new("RandomNormal", "keyed", [], Attributes.Of(("shape", AttributeValue.Ints([4])), ("key", "dnn/kernel")), _ => Interpreter.Draw("Normal", Element.Float32, [4], "dnn/kernel", 0, 1)) { Differentiable = false },
        .. from count in new[] { 0, 1, 2, 30 }
           select new OpCase("RandomPermutation", $"[{count}]", [], Attributes.Of(("shape", AttributeValue.Ints([count])), ("type", Element.Int32)), _ => Interpreter.Permutation(count, "RandomPermutation")) { Differentiable = false },
        .. from shape in new int[][] { [4], [5, 3], [1, 2], [0, 2] }
           select new OpCase("RandomShuffle", Text(shape), [Floats(shape)], default, x => Gathered(x[0], Interpreter.Permutation(shape[0], "RandomShuffle"), 0)),
        .. from shape in new int[][] { [], [6], [4, 5], [0] } from rate in new[] { 0, 0.4 }
           select new OpCase("Dropout", $"{Text(shape)} {rate}", [Floats(shape)], Attributes.Of(("rate", rate)), x => EachElement([x[0], Interpreter.DropoutMask(x[0].Type, shape, "Dropout", rate)], x[0].Type, v => v[0] * v[1])),
        .. from type in new[] { Element.Float32, Element.Float64 }
           select new OpCase("DropoutMask", type.ToString(), [], Attributes.Of(("shape", AttributeValue.Ints([50])), ("rate", 0.25), ("type", type), ("key", "a")), _ => Interpreter.DropoutMask(type, [50], "a", 0.25)) { Differentiable = false },
    ];

    private static OpCase Drawn(string op, string distribution, Element type, int[] shape)
    {
        var (a, b) = op == "RandomUniform" ? ("minimum", "maximum") : ("mean", "stddev");
        return new(op, $"{type} {Text(shape)}", [], Attributes.Of((a, -3.0), (b, 5.0), ("shape", AttributeValue.Ints(shape)), ("type", type)), _ => Interpreter.Draw(distribution, type, shape, op, -3, 5)) { Differentiable = false };
    }
}
