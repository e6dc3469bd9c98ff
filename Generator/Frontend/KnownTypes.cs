using AotNet.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend;

/// <summary>The types that the frontend knows by name, looked up once per model.</summary>
internal sealed class KnownTypes(Compilation compilation)
{
    public const string ModelAttribute = "AotNet.ModelAttribute";
    public const string ModuleAttribute = "AotNet.ModuleAttribute";
    public const string DnnClassifierAttribute = "AotNet.DnnClassifierAttribute";
    public const string DnnRegressorAttribute = "AotNet.DnnRegressorAttribute";

    public INamedTypeSymbol? Tensor { get; } = compilation.GetTypeByMetadataName("AotNet.Tensor`1");

    public INamedTypeSymbol? Node { get; } = compilation.GetTypeByMetadataName("AotNet.Node");

    public INamedTypeSymbol? Operation { get; } = compilation.GetTypeByMetadataName("AotNet.Operation");

    public INamedTypeSymbol? Summary { get; } = compilation.GetTypeByMetadataName("AotNet.Summary");

    public INamedTypeSymbol? TensorShape { get; } = compilation.GetTypeByMetadataName("AotNet.TensorShape");

    public INamedTypeSymbol? Session => field ??= compilation.GetTypeByMetadataName("AotNet.SessionBase");

    private INamedTypeSymbol? Half => field ??= compilation.GetTypeByMetadataName("System.Half");

    public bool IsTensor(ITypeSymbol? type) => type is INamedTypeSymbol named && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, Tensor);

    /// <summary>Whether a value of this type is a node or a tuple of nodes.</summary>
    public bool IsNodes(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => IsNodes(element.Type)),
        INamedTypeSymbol named => IsNode(named),
        _ => false,
    };

    public bool IsNode(ITypeSymbol? type) =>
        IsTensor(type) || Equal(type, Operation) || Equal(type, Summary) || Equal(type, Node);

    /// <summary>What a node of this C# type yields; null for other types.</summary>
    public TensorType? TypeOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && IsTensor(named) ? ElementOf(named.TypeArguments[0]) is { } element ? TensorType.Tensor(element, Shapes.Shape.Scalar) : null
        : Equal(type, Operation) ? TensorType.Operation
        : Equal(type, Summary) ? TensorType.Summary
        : null;

    public ElementType? ElementOf(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Single => ElementType.Float32,
        SpecialType.System_Double => ElementType.Float64,
        SpecialType.System_Int32 => ElementType.Int32,
        SpecialType.System_Int64 => ElementType.Int64,
        SpecialType.System_Byte => ElementType.UInt8,
        SpecialType.System_Boolean => ElementType.Bool,
        _ when Equal(type, Half) => ElementType.Float16,
        _ => null,
    };

    /// <summary>The attribute of that name in the namespace AotNet, on a symbol.</summary>
    public static AttributeData? Attribute(ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
            if (attribute.AttributeClass is { ContainingNamespace: { Name: "AotNet", ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == name) return attribute;
        return null;
    }

    private static bool Equal(ITypeSymbol? a, ITypeSymbol? b) => b is not null && SymbolEqualityComparer.Default.Equals(a, b);
}
