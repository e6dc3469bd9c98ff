using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Losses;

/// <summary>The first part of every softmax on a device: one lane goes over one row, which starts at <c>row</c>.</summary>
internal static class SoftmaxLane
{
    /// <summary>Statements that leave the row's <c>maximum</c> and the <c>sum</c> of exp(x - maximum).</summary>
    public static string Sum(KernelCall k, string x, TensorType type) => $$"""
        var maximum = {{k.Literal(double.NegativeInfinity)}};
        for (int j = 0; j < {{Columns(k, type)}}; j++) maximum = GpuMath.Max(maximum, {{x}}[row + j]);
        var sum = {{k.Literal(0)}};
        for (int j = 0; j < {{Columns(k, type)}}; j++) sum += GpuMath.Exp({{x}}[row + j] - maximum);
        """;

    public static string Columns(KernelCall k, TensorType type) => k.Size(type.Shape[type.Shape.Rank - 1]);
}
