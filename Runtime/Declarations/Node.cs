namespace AotNet;

/// <summary>A node of a model's graph: a <see cref="Tensor{T}"/>, an <see cref="Operation"/> or a <see cref="Summary"/>.</summary>
/// <remarks>Nodes exist in construction code only. At run time a model is its generated session.</remarks>
public abstract class Node
{
    private protected Node()
    {
    }

    /// <summary>The unique name with its scopes: <c>dnn/hidden1/MatMul</c>.</summary>
    public string Name => throw Construction.Only();
}
