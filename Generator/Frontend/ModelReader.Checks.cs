using System.Globalization;
using AotNet.Generator.Common;
using AotNet.Generator.Diagnostics;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Generator.Frontend;

internal sealed partial class ModelReader
{
    // What the generator adds to a model: a user's member of the same name would collide.
    private static readonly HashSet<string> GeneratedNames = ["Session", "GpuSession", "Graph", "graphInfo", "ReadGraph", "ReadSummary", "Default"];

    // What a generated session has besides its fetches and its base class's members.
    private static readonly HashSet<string> SessionNames = ["Variables", "VariableSet", "RunInitializers", "ThrowNotCompiled", "InError"];

    private readonly List<string> takenNames = [];

    private bool canExtend = true;

    private void CheckDeclaration()
    {
        string? unsupported = type.IsRecord ? "a record" : type.TypeKind != TypeKind.Class ? "a " + type.TypeKind.ToString().ToLowerInvariant()
            : type.IsStatic ? "static" : type.IsGenericType ? "generic" : type.IsAbstract ? "abstract" : null;
        if (unsupported is not null) Reject(type, DiagnosticDescriptors.UnsupportedDeclaration, type.Name, unsupported);
        if (!IsPartial(type)) Reject(type, DiagnosticDescriptors.NotPartial, type.Name);
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer)) Reject(type, DiagnosticDescriptors.ContainingTypeNotPartial, outer.Name, type.Name);
            if (outer.IsGenericType) Reject(type, DiagnosticDescriptors.UnsupportedDeclaration, type.Name, "inside a generic type");
        }
        foreach (ISymbol member in type.GetMembers())
            if (!member.IsImplicitlyDeclared && !IsGenerated(member) && IsTaken(member))
            {
                takenNames.Add(member.Name);
                evaluator.Report(IdentifierOf(member), DiagnosticDescriptors.NameTaken, member.Name);
            }
    }

    // A fetch is a method of the session, whose base class has members too.
    private bool IsTaken(ISymbol member) => GeneratedNames.Contains(member.Name)
        || KnownTypes.Attribute(member, "FetchAttribute") is not null && (SessionNames.Contains(member.Name)
            || known.Session is { } session && !session.GetMembers(member.Name).IsEmpty || !evaluator.Compilation.ObjectType.GetMembers(member.Name).IsEmpty);

    private void Reject(ISymbol symbol, DiagnosticDescriptor descriptor, params string[] arguments)
    {
        canExtend = false;
        evaluator.Report(IdentifierOf(symbol), descriptor, arguments);
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private void CheckReadonly(IFieldSymbol field, string what)
    {
        if (!field.IsReadOnly) evaluator.Report(IdentifierOf(field), DiagnosticDescriptors.MemberNotReadonly, field.Name, what);
    }

    private void CheckTensor(IFieldSymbol field, string what)
    {
        evaluator.Failed = true;
        if (field.Type.TypeKind != TypeKind.Error) // which the C# compiler reports
            evaluator.Report(IdentifierOf(field), DiagnosticDescriptors.MemberType, field.Name, $"a Tensor<T> to be a {what}, T one of float, double, Half, int, long, byte and bool", Display(field.Type));
    }

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>The shape that [Placeholder] gives: an int is a size, a string a named open size, null one of its own.</summary>
    private Shape? PlaceholderShape(IFieldSymbol field, AttributeData attribute)
    {
        var dims = new List<Dim>();
        // No argument at all is a scalar; a lone null arrives as a null array and is one open dimension.
        var arguments = attribute.ConstructorArguments;
        if (arguments.Length == 0) return Shape.Scalar;
        if (arguments[0].IsNull) return new Shape([sizes.Anonymous(field.Name, 0)]);
        for (int axis = 0; axis < arguments[0].Values.Length; axis++)
        {
            switch (arguments[0].Values[axis].Value)
            {
                case null:
                    dims.Add(sizes.Anonymous(field.Name, axis));
                    break;
                case int size when size >= 0:
                    dims.Add(size);
                    break;
                case string name when SyntaxFacts.IsValidIdentifier(name):
                    dims.Add(Dim.Symbol(name));
                    break;
                case var other:
                    evaluator.Report(
                        attribute.ApplicationSyntaxReference!.GetSyntax(cancellation), DiagnosticDescriptors.PlaceholderDimension,
                        axis.ToString(CultureInfo.InvariantCulture), field.Name, other is string text ? $"\"{text}\"" : Convert.ToString(other, CultureInfo.InvariantCulture)!);
                    return null;
            }
        }
        return new Shape(dims.ToEquatableArray());
    }

    /// <summary>The name in the symbol's declaration, where findings about it go.</summary>
    private static SyntaxNodeOrToken IdentifierOf(ISymbol symbol) => SyntaxOf(symbol) switch
    {
        BaseTypeDeclarationSyntax declaration => declaration.Identifier,
        VariableDeclaratorSyntax declaration => declaration.Identifier,
        PropertyDeclarationSyntax declaration => declaration.Identifier,
        MethodDeclarationSyntax declaration => declaration.Identifier,
        var other => other,
    };

    // Analyzers see the class with its generated part: what is named there is no clash.
    private static bool IsGenerated(ISymbol member) =>
        member.DeclaringSyntaxReferences.All(reference => reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
}
