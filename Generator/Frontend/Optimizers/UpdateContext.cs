using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Frontend.Intrinsics;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Frontend.Optimizers;

/// <summary>What an optimizer's rule writes its update with.</summary>
/// <param name="scope">The scope of the update's nodes, with a slash at the end.</param>
internal sealed class UpdateContext(IntrinsicCall call, string scope)
{
    private readonly List<Value> assignments = [];

    public IReadOnlyList<Value> Assignments => assignments;

    public string Scope => scope;

    public void Assign(Value variable, Value value) => assignments.Add(call.Graph.Add(WellKnownOps.Assign, [variable, value]));

    /// <summary>
    /// Assigns a slot that shrinks by a factor at every step while its gradient is 0, as that of a dead unit: 0 from where numbers become
    /// denormal. Rounding would keep it at the least of them for ever, and processors take a hundred times as long for each.
    /// </summary>
    public void AssignDecaying(Value slot, Value value)
    {
        double leastNormal = slot.Element == ElementType.Float64 ? 2.2250738585072014e-308 : 1.1754943508222875e-38;
        Assign(slot, value.Apply("Abs").Less(leastNormal).Where(call.Graph.Scalar(0, slot.Element), value));
    }

    public Value MakeVariable(string variableScope, string name, TensorType type, double initial) =>
        call.Evaluator.Variables.MakeSlot(variableScope, name, type, initial, call.At);

    /// <summary>A hyper-parameter, a number or a tensor, in the variable's element type.</summary>
    public Value Hyperparameter(object? value, ElementType type) =>
        value is Value tensor ? tensor.Cast(type) : call.Graph.Scalar(NumericConversion.ToDouble(value) ?? throw new ArgumentException("a hyper-parameter is a number"), type);

    /// <summary>A number in the variable's element type.</summary>
    public Value Number(double value, Value variable) => call.Graph.Scalar(value, variable.Element);

    public Value Zeros(TensorType type) => call.Graph.Fill(0, type);
}
