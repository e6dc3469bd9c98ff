namespace AotNet;

/// <summary>Declares a whole regressor: dense hidden layers and linear outputs, trained by mini-batches on the mean squared error.</summary>
/// <remarks>
/// <code>
/// [DnnRegressor(Features = 8, HiddenUnits = [64, 32])]
/// partial class Prices;
///
/// // generated
/// partial class Prices : RegressorBase
/// {
///     public Prices(RegressorOptions? options = null);
///     // from the base: Fit, Predict, Evaluate, Dispose
/// }
/// </code>
/// Hidden layers are He-initialized; the optimizer is Adagrad with learning rate 0.05 unless told otherwise.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DnnRegressorAttribute : DnnAttribute
{
    /// <summary>Numbers in one row of targets.</summary>
    public int Outputs { get; set; } = 1;
}
