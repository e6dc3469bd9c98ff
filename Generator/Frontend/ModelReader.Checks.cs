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
    public static readonly HashSet<string> SessionNames = ["Variables", "VariableSet", "RunInitializers", "ThrowNotCompiled", "InError"];

    private readonly List<string> takenNames = [];

    private bool lacksPartial, cannotExtend;

    private void CheckDeclaration()
    {
        CheckKind();
        if (!IsPartial(type)) Close(DiagnosticDescriptors.NotPartial, type.Name);
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer)) Close(DiagnosticDescriptors.ContainingTypeNotPartial, outer.Name, type.Name);
            if (outer.TypeParameters.Length > 0) evaluator.Report(IdentifierOf(type), DiagnosticDescriptors.UnsupportedDeclaration, type.Name, "inside a generic type");
        }
        // A name that is still to be typed, which C# asks for.
        if (Outside().Append(type).Any(symbol => symbol.Name.Length == 0 || symbol is INamedTypeSymbol named && named.TypeParameters.Any(parameter => parameter.Name.Length == 0))) cannotExtend = evaluator.Failed = true;
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

    /// <summary>What is no ordinary class. It gets its generated part all the same, so that the code that uses it is no further error.</summary>
    private void CheckKind()
    {
        if (type.IsFileLocal || Outside().OfType<INamedTypeSymbol>().Any(outer => outer.IsFileLocal))
        {
            // A part in a generated file would be another type.
            cannotExtend = true;
            evaluator.Report(IdentifierOf(type), DiagnosticDescriptors.UnsupportedDeclaration, type.Name, "file-local");
            return;
        }
        // C# itself refuses the attribute on anything but a class.
        if (type.TypeKind != TypeKind.Class) evaluator.Failed = true;
        string? unsupported = type.IsRecord ? "a record" : type.IsStatic ? "static" : type.TypeParameters.Length > 0 ? "generic" : type.IsAbstract ? "abstract" : null;
        if (unsupported is not null && type.TypeKind == TypeKind.Class) evaluator.Report(IdentifierOf(type), DiagnosticDescriptors.UnsupportedDeclaration, type.Name, unsupported);
        // An estimator's part gives it a base class, which only a class can have.
        bool isEstimator = KnownTypes.Attribute(type, "ModelAttribute") is null;
        if (isEstimator && (type.IsRecord || type.IsStatic || type.TypeKind != TypeKind.Class)) cannotExtend = true;
    }

    /// <summary>The types and namespaces around the class.</summary>
    private IEnumerable<ISymbol> Outside()
    {
        for (ISymbol outer = type.ContainingSymbol; outer is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; outer = outer.ContainingSymbol) yield return outer;
    }

    private void Close(DiagnosticDescriptor descriptor, params string[] arguments)
    {
        lacksPartial = true;
        evaluator.Report(IdentifierOf(type), descriptor, arguments);
    }

    // Not the generated part, which is always partial.
    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(reference =>
        !IsGenerated(reference) && reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private void CheckReadonly(IFieldSymbol field, string what)
    {
        if (!field.IsReadOnly) evaluator.Report(IdentifierOf(field), DiagnosticDescriptors.MemberNotReadonly, field.Name, what);
    }

    private void CheckTensor(IFieldSymbol field, string what)
    {
        evaluator.Failed = true;
        // The C# compiler reports a type that is none; of a tensor of T, a type parameter, it is the model that is wrong.
        if (field.Type.TypeKind != TypeKind.Error && !(known.IsTensor(field.Type) && ((INamedTypeSymbol)field.Type).TypeArguments[0] is ITypeParameterSymbol))
            evaluator.Report(IdentifierOf(field), DiagnosticDescriptors.MemberType, field.Name, $"a Tensor<T> to be a {what}, T one of float, double, Half, int, long, byte and bool", Display(field.Type));
    }

    // A placeholder has no value but what it is fed. "= null!", which keeps C# from warning, is none.
    private void CheckFed(IFieldSymbol field)
    {
        const string Placeholder = "either a placeholder, which each call of the session feeds, or a variable, which has an initial value";
        if (KnownTypes.Attribute(field, "VariableAttribute") is not null)
            evaluator.Report(IdentifierOf(field), DiagnosticDescriptors.MemberType, field.Name, Placeholder, "both");
        else if (SyntaxOf(field) is VariableDeclaratorSyntax { Initializer.Value: { IsMissing: false } value } && !IsNullLiteral(value))
            evaluator.Report(value, DiagnosticDescriptors.MemberType, field.Name, Placeholder, "a placeholder with an initial value");
    }

    private static bool IsNullLiteral(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax suppressed => IsNullLiteral(suppressed.Operand),
        _ => value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression) || value.IsKind(SyntaxKind.DefaultExpression),
    };

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
        IndexerDeclarationSyntax declaration => declaration.ThisKeyword,
        MethodDeclarationSyntax declaration => declaration.Identifier,
        var other => other,
    };

    // Analyzers see the class with its generated part: what is named there is no clash.
    private static bool IsGenerated(ISymbol member) => member.DeclaringSyntaxReferences.All(IsGenerated);

    private static bool IsGenerated(SyntaxReference reference) => reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
