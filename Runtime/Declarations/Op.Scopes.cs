namespace AotNet;

public static partial class Op
{
    /// <summary>Puts the nodes made until it is disposed into a name scope: <c>using (NameScope("relu"))</c>. A second scope of the name is <c>relu_1</c>.</summary>
    /// <param name="name">One name or several with slashes.</param>
    /// <returns>The scope, to be disposed.</returns>
    /// <remarks>AOTN1020 when it is no legal name.</remarks>
    public static IDisposable NameScope(string name) => throw Construction.Only();

    /// <summary>Puts variables made with <see cref="GetVariable{T}(string, int[], Tensor{T}?, bool)"/> into a scope of exactly this name, and opens a name scope.</summary>
    /// <param name="name">The scope's name below the variable scopes around; empty for the scope itself, under another rule of reuse.</param>
    /// <param name="reuse">Whether variables are made or found within. Reuse holds for all scopes inside and cannot be switched off there.</param>
    /// <returns>The scope, to be disposed.</returns>
    /// <remarks>AOTN3004 when reuse is switched off within a scope that reuses.</remarks>
    public static IDisposable VariableScope(string name, Reuse reuse = Reuse.Inherit) => throw Construction.Only();

    /// <inheritdoc cref="VariableScope(string, Reuse)"/>
    /// <param name="name">The scope's name below the variable scopes around.</param>
    /// <param name="reuse">true: variables are found; false: they are made, AOTN3004 within a scope that reuses.</param>
    public static IDisposable VariableScope(string name, bool reuse) => throw Construction.Only();
}
