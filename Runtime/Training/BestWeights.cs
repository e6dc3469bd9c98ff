namespace AotNet.Training;

/// <summary>Keeps the values of all variables from the epoch with the lowest loss.</summary>
internal sealed class BestWeights(SessionBase session, int patience, double minimumDelta = 0)
{
    private byte[][]? _values;

    /// <summary>The best epoch; 0 before the first.</summary>
    public int Epoch { get; set; }

    public float Loss { get; set; } = float.PositiveInfinity;

    /// <summary>Epochs since the best one.</summary>
    public int Waited { get; set; }

    /// <summary>Whether the values are at hand; false after a restart.</summary>
    public bool HasValues => _values is not null;

    public bool IsOver => Waited >= patience;

    /// <summary>Takes note of an epoch.</summary>
    /// <returns>Whether training is to go on.</returns>
    public bool Offer(int epoch, float loss)
    {
        // NaN is never better.
        if (loss < Loss - minimumDelta)
        {
            (Epoch, Loss, Waited) = (epoch, loss, 0);
            _values = [.. session.AllVariables.Select(variable => variable.ReadBytes().ToArray())];
        }
        else Waited++;
        return !IsOver;
    }

    /// <summary>Puts the best values back.</summary>
    public void GiveBack()
    {
        if (_values is null) return;
        int index = 0;
        foreach (Variable variable in session.AllVariables) variable.WriteBytes(_values[index++]);
    }
}
