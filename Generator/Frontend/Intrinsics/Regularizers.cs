using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Terms of the loss that keep weights small: functions from a kernel to a scalar.</summary>
internal static class Regularizers
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["L1"] = static call => new NativeFunction("L1", values => L1((Value)values[0]!, call.Double("scale"))),
        ["L2"] = static call => new NativeFunction("L2", values => L2((Value)values[0]!, call.Double("scale"))),
        ["L1L2"] = static call => new NativeFunction("L1L2", values => L1((Value)values[0]!, call.Double("l1")) + L2((Value)values[0]!, call.Double("l2"))),
    };

    /// <summary>scale · Σ|x|.</summary>
    public static Value L1(Value x, double scale) => x.Apply("Abs").Sum(Enumerable.Range(0, x.Shape.Rank)) * scale;

    /// <summary>scale · Σx²/2: TensorFlow's l2_regularizer has the half, so that the gradient is scale · x.</summary>
    public static Value L2(Value x, double scale) => x.Apply("Square").Sum(Enumerable.Range(0, x.Shape.Rank)) * (scale / 2);
}
