using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>The members of a tensor's shape in construction code.</summary>
internal static class ShapeMembers
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["this[]"] = static call => call.Evaluator.ElementAt(call.Instance, call[0], call.At),
        ["Rank"] = static call => ((Shape)call.Instance!).Rank,
        ["Length"] = static call => ((Shape)call.Instance!).Rank,
        ["Count"] = static call => ConstructionEvaluator.OfDim(((Shape)call.Instance!).Count),
        ["ToArray"] = static call => new ArrayValue(
            call.Evaluator.Compilation.GetSpecialType(SpecialType.System_Int32), [.. ((Shape)call.Instance!).Select(ConstructionEvaluator.OfDim)]),
    };
}
