using System.Globalization;
using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Frontend;

/// <summary>
/// Anonymous open dimensions that must be equal. <c>[Placeholder(null, 2)] X</c> and <c>[Placeholder(null)] y</c> have a size of
/// their own each; where an op fits only if the two are one, they are one throughout the model, and the session checks it.
/// </summary>
internal sealed class SizeUnification
{
    private readonly Dictionary<string, string> same = new(StringComparer.Ordinal);

    /// <summary>The size of an axis that the model gives neither number nor name.</summary>
    public Dim Anonymous(string placeholder, int axis)
    {
        string name = $"?{placeholder}.{axis.ToString(CultureInfo.InvariantCulture)}";
        while (same.TryGetValue(name, out string? other)) name = other;
        return Dim.Symbol(name);
    }

    /// <summary>Tries to make the operands fit by taking an anonymous size for another open one.</summary>
    /// <exception cref="SizesUnifiedException">It was possible.</exception>
    public void Unify(OpCall call)
    {
        List<string> symbols = [.. call.Inputs.SelectMany(input => input.Shape).SelectMany(dim => dim.Symbols).Distinct()];
        foreach (string from in symbols.AsEnumerable().Reverse())
        {
            if (from[0] != '?') continue;
            foreach (string to in symbols)
            {
                if (to == from || !Fits(call, from, to)) continue;
                same[from] = to;
                throw new SizesUnifiedException();
            }
        }
    }

    private static bool Fits(OpCall call, string from, string to)
    {
        Dim? Replace(string symbol) => symbol == from ? Dim.Symbol(to) : null;
        var inputs = call.Inputs.Select(input => input with { Shape = new Shape(input.Shape.Select(dim => dim.Substitute(Replace)).ToEquatableArray()) });
        try
        {
            call.Op.InferType(call with { Inputs = inputs.ToEquatableArray() });
            return true;
        }
        catch (GraphException)
        {
            return false;
        }
    }
}

/// <summary>Two open sizes were found to be one while a model was read.</summary>
internal sealed class SizesUnifiedException : Exception;
