namespace AotNet;

public static partial class Op
{
    /// <summary>Makes a variable. Its name is made unique: a second <c>weights</c> in a scope is <c>weights_1</c>.</summary>
    /// <param name="initial">The initial value, whose shape and type are the variable's; all sizes known.</param>
    /// <param name="name">The name below the current scope; <c>Variable</c> when null.</param>
    /// <param name="trainable">Whether optimizers update it unless told otherwise.</param>
    /// <returns>The value of the variable before the run.</returns>
    /// <remarks>Gradient: ends here. ONNX: an initializer. AOTN3005 when the value depends on a placeholder, AOTN3006 when a size is open.</remarks>
    public static Tensor<T> Variable<T>(Tensor<T> initial, string? name = null, bool trainable = true)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Makes or finds a variable by its name, as the <see cref="VariableScope(string, Reuse)"/> around says.</summary>
    /// <param name="name">The name below the variable scopes around.</param>
    /// <param name="shape">The sizes, all known.</param>
    /// <param name="initializer">The initial value, broadcast to the shape; Glorot's uniform distribution when null.</param>
    /// <param name="trainable">Whether optimizers update it unless told otherwise.</param>
    /// <returns>The value of the variable before the run.</returns>
    /// <remarks>AOTN3001 when it is made twice, AOTN3002 when it is reused before it is made, AOTN3003 when with another shape or type.</remarks>
    public static Tensor<T> GetVariable<T>(string name, int[] shape, Tensor<T>? initializer = null, bool trainable = true)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Makes or finds a variable by its name, as the <see cref="VariableScope(string, Reuse)"/> around says.</summary>
    /// <param name="name">The name below the variable scopes around.</param>
    /// <param name="shape">The sizes, all known.</param>
    /// <param name="initializer">Makes the initial value from the shape: a method of <see cref="Initializers"/>, for example.</param>
    /// <param name="trainable">Whether optimizers update it unless told otherwise.</param>
    /// <returns>The value of the variable before the run.</returns>
    /// <remarks>AOTN3001 when it is made twice, AOTN3002 when it is reused before it is made, AOTN3003 when with another shape or type.</remarks>
    public static Tensor<T> GetVariable<T>(string name, int[] shape, Func<int[], Tensor<T>> initializer, bool trainable = true)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Gives a variable a new value. All reads of a run see the value from before it.</summary>
    /// <param name="variable">A variable.</param>
    /// <param name="value">Same element type, a shape that broadcasts to the variable's.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The operation.</returns>
    /// <remarks>
    /// Gradient: none: it is an effect. ONNX: none: an effect. AOTN2012 when the shapes do not fit, AOTN3007 when the first is no
    /// variable.
    /// </remarks>
    public static Operation Assign<T>(Tensor<T> variable, Tensor<T> value, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Adds to a variable. All reads of a run see the value from before it.</summary>
    /// <param name="variable">A variable.</param>
    /// <param name="value">Same element type, a shape that broadcasts to the variable's.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The operation.</returns>
    /// <remarks>
    /// Gradient: none: it is an effect. ONNX: none: an effect. AOTN2012 when the shapes do not fit, AOTN3007 when the first is no
    /// variable.
    /// </remarks>
    public static Operation AssignAdd<T>(Tensor<T> variable, Tensor<T> value, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Subtracts from a variable. All reads of a run see the value from before it.</summary>
    /// <param name="variable">A variable.</param>
    /// <param name="value">Same element type, a shape that broadcasts to the variable's.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The operation.</returns>
    /// <remarks>
    /// Gradient: none: it is an effect. ONNX: none: an effect. AOTN2012 when the shapes do not fit, AOTN3007 when the first is no
    /// variable.
    /// </remarks>
    public static Operation AssignSub<T>(Tensor<T> variable, Tensor<T> value, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Runs all of its nodes and yields nothing.</summary>
    /// <param name="nodes">Operations and tensors.</param>
    /// <returns>The operation.</returns>
    public static Operation Group(params Node[] nodes) => throw Construction.Only();

    /// <inheritdoc cref="Group(Node[])"/>
    /// <param name="nodes">Operations and tensors.</param>
    /// <param name="name">The operation's name below the current scope.</param>
    public static Operation Group(IEnumerable<Node> nodes, string? name = null) => throw Construction.Only();
}
