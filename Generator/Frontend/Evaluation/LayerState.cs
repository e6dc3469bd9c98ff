using AotNet.Generator.Graph;

namespace AotNet.Generator.Frontend.Evaluation;

/// <summary>What layers leave behind for the loss and the optimizer.</summary>
internal sealed class LayerState
{
    /// <summary>The moving averages to be updated by a step whose loss depends on the first node.</summary>
    public List<(Value Trigger, Value Variable, Value Next)> MovingAverages { get; } = [];

    /// <summary>Terms of the loss, with the names of the kernels that they keep small.</summary>
    public List<(string Variable, Value Term)> Regularization { get; } = [];
}
