using System.Reflection;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Tests.Ops;

/// <summary>What every op must have besides its code.</summary>
public class OpRegistryTests
{
    /// <summary>Ops that have no method of their own name in <see cref="Op"/>, and how users get them instead.</summary>
    private static readonly Dictionary<string, string> DeclaredOtherwise = new()
    {
        ["CustomGradient"] = "the attribute [Gradient]",
        ["DropoutMask"] = "Op.Dropout",
        ["LogicalAnd"] = "Op.And and the operator &",
        ["LogicalNot"] = "Op.Not and the operator !",
        ["LogicalOr"] = "Op.Or and the operator |",
        ["LogicalXor"] = "Op.Xor and the operator ^",
        ["RandomPermutation"] = "Op.RandomShuffle",
        ["SparseSoftmaxCrossEntropyGradient"] = "a gradient",
        ["TopKIndices"] = "the second result of Op.TopK",
        ["Trilu"] = "part of the gradients of decompositions",
    };

    public static TheoryData<string> Ops { get; } = [.. OpRegistry.Definitions.Where(op => op is not LeafOp).Select(op => op.Name)];

    [Theory, MemberData(nameof(Ops))]
    public void Op_HasADeclarationOrASaidReason(string name)
    {
        bool isDeclared = typeof(Op).GetMethods(BindingFlags.Public | BindingFlags.Static).Any(method => method.Name == name);
        Assert.True(isDeclared != DeclaredOtherwise.ContainsKey(name), isDeclared ? $"{name} is declared: no reason is needed." : $"Op has no method {name}, and no reason is given.");
    }

    [Theory, MemberData(nameof(Ops))]
    public void Op_HasAGradientOrASaidReason(string name)
    {
        OpDefinition op = OpRegistry.Get(name);
        bool hasRule = Overrides(op, "Gradient"), isFormula = Overrides(op, "Expand") && !op.HasOwnGradient;
        Assert.True(hasRule || isFormula || op.NotDifferentiable is { Length: > 0 }, $"{name} has neither a gradient nor a reason why not.");
    }

    [Theory, MemberData(nameof(Ops))]
    public void Op_HasAnOnnxNameOrASaidReason(string name)
    {
        string onnx = OpRegistry.Get(name).OnnxName;
        Assert.Matches("^([A-Z][A-Za-z0-9]*|none: .+)$", onnx);
    }

    [Theory, MemberData(nameof(Ops))]
    public void Op_HasACase(string name)
    {
        bool isEffect = OpRegistry.Get(name).OnnxName == "none: an effect"; // tested with sessions
        bool isPartOfDifferentiation = name == WellKnownOps.CustomGradient; // tested there
        Assert.True(isEffect || isPartOfDifferentiation || OpCases.All.Any(item => item.Op == name), $"{name} has no case in OpCases.");
    }

    [Theory, MemberData(nameof(Ops))]
    public void Op_SavesWhatItsGradientReads(string name)
    {
        OpDefinition op = OpRegistry.Get(name);
        if (!Overrides(op, "Gradient") || op.NotDifferentiable is not null || name == WellKnownOps.CustomGradient) return;
        var reads = Saves.Nothing;
        foreach (OpCase item in OpCases.All.Where(item => item.Op == name && item.Differentiable))
        {
            var (graph, inputs, output) = item.Build(Element.Float64);
            int before = graph.Count + 1; // from dy on
            Value dy = graph.Ones(output.Type);
            var open = new Stack<int>(op.Gradient(graph, output.Node, inputs, output, dy).Where(value => value is not null).Select(value => value!.Value.Id));
            var seen = new HashSet<int>(open);
            while (open.Count > 0)
            {
                int id = open.Pop();
                if (id == output.Id) reads |= Saves.Output;
                else if (id < output.Id) reads |= Saves.Inputs;
                if (id >= before)
                    foreach (int input in graph[id].Inputs.Where(seen.Add)) open.Push(input);
            }
        }
        Assert.True(op.Saves == reads, $"{name} says that its gradient reads {op.Saves}; it reads {reads}.");
    }

    private static bool Overrides(OpDefinition op, string method)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        return op.GetType().GetMethods(all).Any(item => item.Name == method && item.DeclaringType is { } type
            && type != typeof(OpDefinition) && type != typeof(UnaryOp) && type != typeof(BinaryOp));
    }
}
