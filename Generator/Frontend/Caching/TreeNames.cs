using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Generator.Frontend.Caching;

/// <summary>The names that a file declares for others, and those that it uses. Kept as long as the file's syntax tree.</summary>
/// <remarks>Without regard to case, since the names of generated files are.</remarks>
internal static class TreeNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> DeclaredNames = new();
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> UsedNames = new();

    /// <summary>Namespaces, types and members; an attribute's class under both of its names.</summary>
    public static HashSet<string> Declared(SyntaxTree tree) => DeclaredNames.GetValue(tree, static key =>
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (SyntaxNode node in key.GetRoot().DescendantNodes(IsOutsideOfBodies))
        {
            string? name = node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                DelegateDeclarationSyntax type => type.Identifier.ValueText,
                EnumMemberDeclarationSyntax member => member.Identifier.ValueText,
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                EventDeclarationSyntax item => item.Identifier.ValueText,
                VariableDeclaratorSyntax field => field.Identifier.ValueText,
                ParameterSyntax parameter => parameter.Identifier.ValueText, // of a record, a property
                _ => null,
            };
            if (name is not null) Add(names, name);
            if (node is BaseNamespaceDeclarationSyntax space)
                foreach (string part in space.Name.ToString().Split('.')) Add(names, part.Trim());
        }
        return names;
    });

    /// <summary>Every identifier in the file.</summary>
    public static HashSet<string> Used(SyntaxTree tree) => UsedNames.GetValue(tree, static key =>
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (SyntaxToken token in key.GetRoot().DescendantTokens())
            if (token.IsKind(SyntaxKind.IdentifierToken)) names.Add(token.ValueText);
        return names;
    });

    /// <summary>The directives of a file that hold for all others.</summary>
    public static string GlobalUsings(SyntaxTree tree) => tree.GetRoot() is CompilationUnitSyntax root
        ? string.Concat(root.Usings.Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)).Select(directive => directive.ToString())) : "";

    private static bool IsOutsideOfBodies(SyntaxNode node) => node is not (BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax);

    private static void Add(HashSet<string> names, string name)
    {
        names.Add(name);
        if (name.EndsWith("Attribute", StringComparison.Ordinal)) names.Add(name.Substring(0, name.Length - "Attribute".Length));
    }
}
