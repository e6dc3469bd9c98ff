using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Generator.Frontend.Caching;

/// <summary>What a file declares for others, by name.</summary>
/// <param name="Owner">The type without whose name the declaration cannot be reached; null where its own name is enough.</param>
/// <param name="Signature">Its text without bodies: what others see of it.</param>
internal readonly record struct DeclaredName(string Name, string? Owner, string Signature);

/// <summary>The names that a file declares for others, and those that it uses. Kept as long as the file's syntax tree.</summary>
internal static class TreeNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<DeclaredName>> DeclaredNames = new();
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> UsedNames = new();

    /// <summary>Namespaces, types and members. What is private to a class counts where another part of the class may use it.</summary>
    public static HashSet<DeclaredName> Declared(SyntaxTree tree) => DeclaredNames.GetValue(tree, static key =>
    {
        var names = new HashSet<DeclaredName>();
        foreach (MemberDeclarationSyntax member in key.GetRoot().DescendantNodes(IsOutsideOfBodies).OfType<MemberDeclarationSyntax>())
        {
            if (member is BaseNamespaceDeclarationSyntax space)
            {
                foreach (string part in space.Name.ToString().Split('.')) names.Add(new DeclaredName(part.Trim(), null, ""));
                continue;
            }
            if (member is GlobalStatementSyntax) continue;
            var type = member.Parent as TypeDeclarationSyntax;
            bool isPrivate = type is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax && !member.Modifiers.Any(modifier =>
                modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);
            if (isPrivate && !type!.Modifiers.Any(SyntaxKind.PartialKeyword)) continue;
            string? owner = isPrivate ? type!.Identifier.ValueText : null;
            string signature = Signature(member);
            foreach (string name in NamesOf(member, type)) names.Add(new DeclaredName(name, owner, signature));
        }
        return names;
    });

    /// <summary>Every identifier in the file. Without regard to case, since the names of generated files are.</summary>
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

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member, TypeDeclarationSyntax? type) => member switch
    {
        TypeDeclarationSyntax { Identifier.ValueText: var name } declaration => [name, .. ShortNames(name), .. declaration.ParameterList?.Parameters.Select(item => item.Identifier.ValueText) ?? []],
        BaseTypeDeclarationSyntax { Identifier.ValueText: var name } => [name],
        DelegateDeclarationSyntax { Identifier.ValueText: var name } => [name],
        EnumMemberDeclarationSyntax { Identifier.ValueText: var name } => [name],
        MethodDeclarationSyntax { Identifier.ValueText: var name } => [name],
        PropertyDeclarationSyntax { Identifier.ValueText: var name } => [name],
        EventDeclarationSyntax { Identifier.ValueText: var name } => [name],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        // Constructors, operators, conversions and indexers are reached by their type.
        _ => type is null ? [] : [type.Identifier.ValueText],
    };

    // [Fetch] names FetchAttribute.
    private static IEnumerable<string> ShortNames(string name) =>
        name.EndsWith("Attribute", StringComparison.Ordinal) ? [name.Substring(0, name.Length - "Attribute".Length)] : [];

    private static string Signature(MemberDeclarationSyntax member)
    {
        // The values of an enum follow from one another; those of constants are part of the code that names them.
        if (member is EnumMemberDeclarationSyntax) return member.Parent!.ToString();
        bool isConstant = member.Modifiers.Any(SyntaxKind.ConstKeyword);
        var tokens = member.DescendantTokens(node => node == member || node is not (MemberDeclarationSyntax or BlockSyntax or ArrowExpressionClauseSyntax)
            && (node is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } || isConstant));
        return string.Join(" ", tokens.Select(token => token.Text));
    }

    private static bool IsOutsideOfBodies(SyntaxNode node) => node is not (BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax);
}
