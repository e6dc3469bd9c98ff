using AotNet.Generator.Diagnostics;
using AotNet.Generator.Frontend.Evaluation;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Name scopes and variable scopes.</summary>
internal static class OpScopes
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["NameScope"] = static call => call.Evaluator.Variables.OpenNameScope(Checked(call), call.At),
        ["VariableScope"] = static call => call.Evaluator.Variables.OpenVariableScope(call.Name is "" ? "" : Checked(call), ReuseOf(call["reuse"]), call.At),
    };

    /// <summary>A bool, or a value of the enum Reuse, whose names are those of <see cref="ReuseMode"/>.</summary>
    public static ReuseMode ReuseOf(object? value) => value switch
    {
        bool reuse => reuse ? ReuseMode.Yes : ReuseMode.No,
        EnumValue item => (ReuseMode)Convert.ToInt32(item.Underlying, System.Globalization.CultureInfo.InvariantCulture),
        _ => ReuseMode.Inherit,
    };

    private static string Checked(IntrinsicCall call) => call.Name is { } name && VariableScopes.IsLegal(name) ? name
        : throw call.Fail(DiagnosticDescriptors.IllegalScope, call.Name ?? "null", "scope");
}
