using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.SessionUse;

/// <summary>The runtime's types that rules about sessions look for; null in a compilation that does not use AotNet.</summary>
internal sealed class SessionSymbols
{
    private SessionSymbols(Compilation compilation, INamedTypeSymbol session)
    {
        Session = session;
        Saver = compilation.GetTypeByMetadataName("AotNet.Saver");
        FileWriter = compilation.GetTypeByMetadataName("AotNet.Summaries.FileWriter");
        Model = compilation.GetTypeByMetadataName("AotNet.ModelAttribute");
        Variable = compilation.GetTypeByMetadataName("AotNet.Variable");
    }

    public INamedTypeSymbol Session { get; }

    public INamedTypeSymbol? Saver { get; }

    public INamedTypeSymbol? FileWriter { get; }

    public INamedTypeSymbol? Model { get; }

    public INamedTypeSymbol? Variable { get; }

    public static SessionSymbols? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName("AotNet.SessionBase") is { } session ? new SessionSymbols(compilation, session) : null;

    /// <summary>Whether the type is a generated session.</summary>
    public bool IsSession(ITypeSymbol? type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
            if (SymbolEqualityComparer.Default.Equals(at, Session)) return true;
        return false;
    }

    /// <summary>The local that an expression names, through parentheses and conversions.</summary>
    public static ILocalSymbol? LocalOf(IOperation? operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return (operation as ILocalReferenceOperation)?.Local;
    }
}
