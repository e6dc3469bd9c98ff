using AotNet.Generator.Diagnostics;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Variables, assignments and groups of <c>AotNet.Op</c>.</summary>
internal static class OpVariables
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Variable"] = static call => call.Evaluator.Variables.Make(call.Tensor("initial"), CheckedName(call), call["trainable"] is not false, call.At),
        ["GetVariable"] = static call => call.Evaluator.Variables.Get(
            CheckedName(call)!, call.TypeArgument(), call.Shape("shape"), () => Initial(call), call["trainable"] is not false, call.At),
        ["Assign"] = static call => Assign(call, call.Tensor("value")),
        ["AssignAdd"] = static call => Assign(call, call.Tensor("variable") + call.Tensor("value")),
        ["AssignSub"] = static call => Assign(call, call.Tensor("variable") - call.Tensor("value")),
        ["Group"] = static call => call.Graph.Add(WellKnownOps.Group, call.Tensors("nodes"), name: call.Name),
    };

    private static string? CheckedName(IntrinsicCall call) => call.Name is not { } name || VariableScopes.IsLegal(name) ? call.Name
        : throw call.Fail(DiagnosticDescriptors.IllegalScope, name, "variable");

    private static Value Initial(IntrinsicCall call) => call["initializer"] switch
    {
        Value value => value,
        // TensorFlow's default for get_variable.
        null => (Value)Initializers.GlorotUniform(call.Graph, call.Shape("shape"), call.TypeArgument()),
        var function => (Value)call.Apply(function, call["shape"])!,
    };

    private static Value Assign(IntrinsicCall call, Value value)
    {
        Value variable = call.Tensor("variable");
        if (!variable.Node.IsVariable) throw call.Fail(DiagnosticDescriptors.NotAVariable, "Assign", variable.Node.Name);
        return call.Graph.Add(WellKnownOps.Assign, [variable, value], name: call.Name);
    }
}
