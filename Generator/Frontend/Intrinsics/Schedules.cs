using AotNet.Generator.Diagnostics;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Learning rates that follow the step, as formulas of ops.</summary>
internal static class Schedules
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Exponential"] = static call => Rate(call) * Pow(call.Double("decay"), Progress(call)),
        ["InverseTime"] = static call => Rate(call) / (Progress(call) * call.Double("decay") + 1.0),
        ["Piecewise"] = static call => Piecewise(call),
        ["Cosine"] = static call => Cosine(call),
        ["WarmUp"] = static call => WarmUp(call),
    };

    private static Value Step(IntrinsicCall call, ElementType type)
    {
        Value step = call.Tensor("step");
        if (!step.Type.IsScalar) throw call.Fail(DiagnosticDescriptors.MemberType, "step", "a scalar", step.Type.Shape.ToDisplayString());
        return step.Cast(type);
    }

    private static Value Rate(IntrinsicCall call) => call["rate"] is Value rate ? rate : call.Graph.Scalar(call.Double("rate"), call.TypeArgument());

    /// <summary>step / steps, rounded down for a staircase.</summary>
    private static Value Progress(IntrinsicCall call)
    {
        Value progress = Step(call, call.TypeArgument()) / call.Double("steps");
        return call.Bool("staircase") ? progress.Apply("Floor") : progress;
    }

    private static Value Pow(double x, Value y) => y.Graph.Add("Pow", [y.Graph.Scalar(x, y.Element), y]);

    private static Value Piecewise(IntrinsicCall call)
    {
        var boundaries = call.Ints("boundaries");
        var values = call.Evaluator.Items(call["values"], call.At).Select(item => NumericConversion.ToDouble(item)!.Value).ToList();
        if (values.Count != boundaries.Count + 1) throw new ArgumentException($"{boundaries.Count} boundaries need {boundaries.Count + 1} values, got {values.Count}");
        ElementType type = call.TypeArgument();
        // Steps are compared as integers: a float holds no odd number above 2^24.
        Value step = Step(call, ElementType.Int64);
        Value rate = call.Graph.Scalar(values[values.Count - 1], type);
        for (int i = boundaries.Count - 1; i >= 0; i--)
        {
            Value before = call.Graph.Add("LessEqual", [step, call.Graph.Scalar(boundaries[i], ElementType.Int64)]);
            rate = call.Graph.Add("Where", [before, call.Graph.Scalar(values[i], type), rate]);
        }
        return rate;
    }

    private static Value Cosine(IntrinsicCall call)
    {
        double alpha = call.Double("alpha");
        Value done = Step(call, call.TypeArgument()) / call.Double("steps");
        Value part = call.Graph.Add("Minimum", [done, call.Graph.Scalar(1, done.Element)]);
        Value cosine = ((part * Math.PI).Apply("Cos") + 1.0) * 0.5;
        return Rate(call) * (cosine * (1 - alpha) + alpha);
    }

    private static Value WarmUp(IntrinsicCall call)
    {
        Value rate = Rate(call);
        Value done = Step(call, rate.Element) / call.Double("steps");
        return rate * call.Graph.Add("Minimum", [done, call.Graph.Scalar(1, done.Element)]);
    }
}
