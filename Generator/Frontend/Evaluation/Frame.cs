using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Evaluation;

/// <summary>A place that holds a value: what is assigned to, and what ref and out parameters are bound to.</summary>
internal abstract class Place
{
    public abstract object? Value { get; set; }
}

/// <summary>A local variable's or parameter's storage.</summary>
internal sealed class Box : Place
{
    public override object? Value { get; set; }
}

/// <summary>A place given by what reads and writes it: an array element, a field, a property.</summary>
internal sealed class ComputedPlace(Func<object?> get, Action<object?> set) : Place
{
    public override object? Value
    {
        get => get();
        set => set(value);
    }
}

/// <summary>One call: its variables, its instance, and its type arguments.</summary>
/// <param name="parent">The frame that a lambda or local function was declared in.</param>
internal sealed class Frame(ISymbol? function, object? instance, Frame? parent)
{
    private Dictionary<ISymbol, Place>? variables;

    public ISymbol? Function { get; } = function;

    public object? Instance { get; } = instance;

    public Frame? Parent { get; } = parent;

    public Dictionary<ITypeParameterSymbol, ITypeSymbol>? TypeArguments { get; set; }

    /// <summary>What an iterator has yielded so far; null in other functions.</summary>
    public List<object?>? Yielded { get; set; }

    /// <summary>Gives the variable a new storage: each turn of a loop has its own, as closures can tell.</summary>
    public void Declare(ISymbol variable, object? value) =>
        (variables ??= new(SymbolEqualityComparer.Default))[variable] = new Box { Value = value };

    public void Bind(ISymbol parameter, Place place) => (variables ??= new(SymbolEqualityComparer.Default))[parameter] = place;

    public Place? Find(ISymbol variable)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Parent)
            if (frame.variables is not null && frame.variables.TryGetValue(variable, out Place? place)) return place;
        return null;
    }

    public ITypeSymbol? Find(ITypeParameterSymbol parameter)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Parent)
            if (frame.TypeArguments is not null && frame.TypeArguments.TryGetValue(parameter, out ITypeSymbol? type)) return type;
        return null;
    }

    /// <summary>The frame of the function that declares a local function.</summary>
    public Frame? FrameOf(ISymbol function)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Parent)
            if (SymbolEqualityComparer.Default.Equals(frame.Function, function)) return frame;
        return null;
    }

    /// <summary>What a closure captures: the same storage, but not the storage that later turns of a loop declare.</summary>
    public Frame Capture() => new(Function, Instance, Parent?.Capture())
    {
        TypeArguments = TypeArguments,
        variables = variables is null ? null : new(variables, SymbolEqualityComparer.Default),
    };
}
