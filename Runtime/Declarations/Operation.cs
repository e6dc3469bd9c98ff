namespace AotNet;

/// <summary>A node that is run for its effect and yields nothing: an assignment, a training step, a group of them.</summary>
public sealed class Operation : Node
{
    private Operation()
    {
    }
}
