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
        if (OpRegistry.Get(name).GetType().Namespace is not ("AotNet.Generator.Ops.Elementwise" or "AotNet.Generator.Ops.Reductions" or "AotNet.Generator.Ops.Losses")) return;
        Assert.True(isEffect || OpCases.All.Any(item => item.Op == name), $"{name} has no case in OpCases.");
    }

    private static bool Overrides(OpDefinition op, string method)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        return op.GetType().GetMethods(all).Any(item => item.Name == method && item.DeclaringType is { } type
            && type != typeof(OpDefinition) && type != typeof(UnaryOp) && type != typeof(BinaryOp));
    }
}
