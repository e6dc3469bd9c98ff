namespace AotNet;

/// <summary>How well a regressor does on rows with known targets.</summary>
/// <param name="MeanSquaredError">The mean of the squared errors.</param>
/// <param name="MeanAbsoluteError">The mean of the errors' sizes.</param>
/// <param name="R2">1 less the squared errors' part of the targets' variance: 1 is perfect, 0 as good as the mean.</param>
public sealed record RegressorEvaluation(float MeanSquaredError, float MeanAbsoluteError, float R2)
{
    internal static RegressorEvaluation Of(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        double squares = 0, sizes = 0, mean = 0, variance = 0;
        foreach (float target in targets) mean += target;
        mean /= targets.Length;
        for (int i = 0; i < targets.Length; i++)
        {
            double error = predictions[i] - (double)targets[i];
            squares += error * error;
            sizes += Math.Abs(error);
            variance += (targets[i] - mean) * (targets[i] - mean);
        }
        return new RegressorEvaluation((float)(squares / targets.Length), (float)(sizes / targets.Length), (float)(1 - (squares / variance)));
    }
}
