namespace AotNet;

/// <summary>The variables of a session, in order of their making.</summary>
public interface IVariableStore : IReadOnlyCollection<Variable>
{
    /// <summary>The variable with this full name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    Variable this[string name] { get; }

    /// <summary>Whether there is a variable with this full name.</summary>
    bool Contains(string name);
}
