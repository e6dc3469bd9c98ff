namespace AotNet;

/// <summary>A rule that updates variables from gradients. Construction code: its slots are variables of the model, saved with the rest.</summary>
/// <remarks>
/// A slot of variable <c>w</c> is named as in TensorFlow, <c>w/Momentum</c>, and is not trainable. All updates of one run read the
/// values from before the run.
/// </remarks>
public abstract class Optimizer
{
    private protected Optimizer()
    {
    }

    /// <summary>The update of every trainable variable that the loss depends on.</summary>
    /// <param name="loss">A scalar of a floating type.</param>
    /// <param name="variables">The variables to update in place of all trainable ones.</param>
    /// <param name="globalStep">An integer variable that the update adds 1 to.</param>
    /// <param name="name">The operation's name.</param>
    /// <remarks>AOTN4010 when the loss is no scalar, AOTN4011 when it depends on no variable, AOTN3007 when a name or node is no variable of it. Updates of moving averages (batch normalization) that the loss made belong to it.</remarks>
    public Operation Minimize<T>(Tensor<T> loss, IEnumerable<Node>? variables = null, Node? globalStep = null, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The same for the variables of these names: a full name, or a scope with all that is in it (<c>"dnn/hidden2"</c>).</summary>
    public Operation Minimize<T>(Tensor<T> loss, IEnumerable<string> variables, Node? globalStep = null, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The first half of <see cref="Minimize{T}(Tensor{T}, IEnumerable{Node}?, Node?, string?)"/>: the gradients, with their variables, to be clipped or looked at.</summary>
    public (Tensor<T> Gradient, Tensor<T> Variable)[] ComputeGradients<T>(Tensor<T> loss, IEnumerable<Node>? variables = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The second half: the updates from given gradients.</summary>
    public Operation ApplyGradients<T>(IEnumerable<(Tensor<T> Gradient, Tensor<T> Variable)> gradients, Node? globalStep = null, string? name = null)
        where T : unmanaged => throw Construction.Only();
}
