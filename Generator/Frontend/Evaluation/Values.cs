using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Evaluation;

// What C# values are at construction time. Numbers, strings, characters and truth values are themselves, boxed; a tensor is a
// Graph.Value; an open size is a Dim; a tensor's shape is a Shape; null is null. The rest is here.

/// <summary>An array, or a span over one.</summary>
internal sealed class ArrayValue(ITypeSymbol elementType, int[] lengths, object?[] items)
{
    public ArrayValue(ITypeSymbol elementType, object?[] items)
        : this(elementType, [items.Length], items)
    {
    }

    public ITypeSymbol ElementType { get; } = elementType;

    public int[] Lengths { get; } = lengths;

    /// <summary>All elements, in row-major order.</summary>
    public object?[] Items { get; } = items;

    /// <summary>The flat index of an element.</summary>
    /// <exception cref="IndexOutOfRangeException"/>
    public int Flat(int[] indices)
    {
        int flat = 0;
        for (int axis = 0; axis < Lengths.Length; axis++)
        {
            if (indices[axis] < 0 || indices[axis] >= Lengths[axis]) throw new IndexOutOfRangeException($"index {indices[axis]} is outside an array of length {Lengths[axis]}");
            flat = flat * Lengths[axis] + indices[axis];
        }
        return flat;
    }
}

/// <summary>A List, and what else holds its elements in one: Stack, Queue, HashSet.</summary>
internal sealed class ListValue(ITypeSymbol type, List<object?> items)
{
    public ITypeSymbol Type { get; } = type;

    public List<object?> Items { get; } = items;
}

internal sealed class DictionaryValue(ITypeSymbol type)
{
    public ITypeSymbol Type { get; } = type;

    // Insertion order is kept: what a program prints or builds from it must not depend on hashes.
    public List<KeyValuePair<object, object?>> Items { get; } = [];

    public int Find(object key) => Items.FindIndex(item => ConstructionEvaluator.AreEqual(item.Key, key));
}

/// <summary>What LINQ and iterators give: evaluated when enumerated, as in C#.</summary>
internal sealed class SequenceValue(IEnumerable<object?> items)
{
    public IEnumerable<object?> Items { get; } = items;
}

/// <summary>A tuple. Never changed in place, since it is a struct in C#: an element is assigned by assigning a new tuple.</summary>
internal sealed class TupleValue(object?[] items)
{
    public object?[] Items { get; } = items;
}

internal sealed record EnumValue(INamedTypeSymbol Type, object Underlying);

internal sealed record IndexValue(int Value, bool FromEnd)
{
    public int Offset(int length) => FromEnd ? length - Value : Value;
}

internal sealed record RangeValue(IndexValue Start, IndexValue End);

/// <summary>typeof(T).</summary>
internal sealed record TypeObject(ITypeSymbol Type);

/// <summary>A delegate: a lambda, a local function or a method, with what it captured.</summary>
internal sealed class FunctionValue(IMethodSymbol method, IOperation? body, Frame? captured, object? instance)
{
    public IMethodSymbol Method { get; } = method;

    /// <summary>A lambda's body; null for a method, whose body is looked up.</summary>
    public IOperation? Body { get; } = body;

    public Frame? Captured { get; } = captured;

    public object? Instance { get; } = instance;
}

/// <summary>A built-in function with its first arguments given, such as a schedule or an initializer.</summary>
internal sealed class NativeFunction(string name, Func<object?[], object?> invoke)
{
    public string Name { get; } = name;

    public Func<object?[], object?> Invoke { get; } = invoke;
}

/// <summary>An instance of a class, struct or record that the compilation declares; a model and a module are such instances.</summary>
internal sealed class ObjectValue(INamedTypeSymbol type)
{
    public INamedTypeSymbol Type { get; } = type;

    public Dictionary<ISymbol, object?> Fields { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The parameters of a primary constructor, which methods may read.</summary>
    public Frame? PrimaryConstructor { get; set; }

    /// <summary>The nodes that its members are, evaluated once each.</summary>
    public Dictionary<ISymbol, object?> Members { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>For a module: the scope that its variables and nodes are in, with a slash at the end; null for others.</summary>
    public string? Scope { get; set; }

    /// <summary>A struct's copy on assignment.</summary>
    public ObjectValue Copy()
    {
        var copy = new ObjectValue(Type) { PrimaryConstructor = PrimaryConstructor, Scope = Scope };
        foreach (var field in Fields) copy.Fields.Add(field.Key, ConstructionEvaluator.CopyOf(field.Value));
        return copy;
    }
}

/// <summary>Something to be disposed at the end of a using.</summary>
internal sealed class ScopeValue(Action close)
{
    private Action? close = close;

    public void Dispose()
    {
        close?.Invoke();
        close = null;
    }
}
