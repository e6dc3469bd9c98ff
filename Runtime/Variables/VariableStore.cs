using System.Collections;

namespace AotNet;

/// <summary>A set of variables with its memory, shared by the sessions that were made from one another. Generated code derives from it to give every variable a property.</summary>
public class VariableStore : IVariableStore
{
    private readonly Variable[] _variables;
    private Dictionary<string, Variable>? _byName;
    private int _users;

    public VariableStore(params Variable[] variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        _variables = variables;
    }

    public int Count => _variables.Length;

    public Variable this[string name] => ByName.TryGetValue(name, out Variable? variable) ? variable : throw Missing(name);

    public bool Contains(string name) => ByName.ContainsKey(name);

    public IEnumerator<Variable> GetEnumerator() => ((IEnumerable<Variable>)_variables).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal ReadOnlySpan<Variable> AsSpan() => _variables;

    internal Variable? Find(string name) => ByName.GetValueOrDefault(name);

    private Dictionary<string, Variable> ByName
    {
        get
        {
            if (_byName is not null) return _byName;
            var byName = new Dictionary<string, Variable>(_variables.Length, StringComparer.Ordinal);
            foreach (Variable variable in _variables) byName.Add(variable.Name, variable);
            return _byName = byName;
        }
    }

    internal void AddUser() => Interlocked.Increment(ref _users);

    /// <summary>The memory goes with the last session.</summary>
    internal void RemoveUser()
    {
        if (Interlocked.Decrement(ref _users) != 0) return;
        foreach (Variable variable in _variables) variable.Free();
    }

    private KeyNotFoundException Missing(string name)
    {
        string? nearest = NearestName.Of(name, Array.ConvertAll(_variables, variable => variable.Name));
        return new KeyNotFoundException(_variables.Length == 0 ? $"There is no variable '{name}': the model has none."
            : nearest is null ? $"There is no variable '{name}'. There are {_variables.Length}, the first is '{_variables[0].Name}'."
            : $"There is no variable '{name}'. The nearest name is '{nearest}'.");
    }
}
