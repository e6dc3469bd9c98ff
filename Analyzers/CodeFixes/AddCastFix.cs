using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>
/// Casts a tensor whose element type does not fit: the operand of a function of floating-point numbers alone (AOTN2010), and where C#
/// itself refuses: an operand of another type or a number of type double (CS0019), a type that cannot be inferred (CS0411), a result (CS0029) or an argument (CS1503).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddCastFix : ExpressionFix
{
    // From the narrowest to the widest: of two operands, the one that comes first here is cast to the other's type.
    private static readonly string[] Widening = ["bool", "byte", "int", "long", "Half", "float", "double"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN2010", "CS0019", "CS0029", "CS0411", "CS1503"];

    private protected override Edit? Replacement(Fault fault) => fault.Id switch
    {
        "AOTN2010" => Operand(fault),
        "CS0019" or "CS0411" => Narrower(fault),
        _ => Target(fault),
    };

    private static Edit? Operand(Fault fault)
    {
        if (fault[1] is not { } type || !Widening.Take(4).Contains(type)) return null;
        if (Invocation(fault.At) is not { ArgumentList.Arguments: { Count: 1 } operands } call) return null;
        ExpressionSyntax operand = operands[0].Expression, cast = Call(fault, "Cast<float>", operand);
        // C# takes the result for a tensor of the old type, unless it goes into a Cast by itself.
        if (call is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: GenericNameSyntax { Identifier.Text: "Cast" } } } })
            return new("Cast to float", operand, cast);
        return type == "bool" ? null : new($"Cast to float and back to {type}", call, Call(fault, $"Cast<{type}>", call.ReplaceNode(operand, cast)));
    }

    private static Edit? Narrower(Fault fault)
    {
        SyntaxNode at = fault.Id == "CS0411" ? Invocation(fault.At)! : fault.At;
        if (at is null || Operands(fault, at) is not { } operands) return null;
        if (Number(fault, operands.Left, ElementOf(fault.Semantics.GetTypeInfo(operands.Right).Type)) is { } first) return first;
        if (Number(fault, operands.Right, ElementOf(fault.Semantics.GetTypeInfo(operands.Left).Type)) is { } second) return second;
        int left = Rank(fault, operands.Left), right = Rank(fault, operands.Right);
        if (left < 0 || right < 0 || left == right) return null;
        ExpressionSyntax narrow = left < right ? operands.Left : operands.Right;
        return Cast(fault, narrow, Widening[Math.Max(left, right)]);
    }

    /// <summary>A number of type double beside a tensor of float: 0.5 becomes 0.5f, a variable is cast.</summary>
    private static Edit? Number(Fault fault, ExpressionSyntax number, ITypeSymbol? element)
    {
        if (element?.SpecialType != SpecialType.System_Single || fault.Semantics.GetTypeInfo(number).Type?.SpecialType != SpecialType.System_Double) return null;
        ExpressionSyntax digits = number is PrefixUnaryExpressionSyntax sign ? sign.Operand : number;
        if (digits is not LiteralExpressionSyntax { Token.Text: var text })
            return new("Cast to float", number, SyntaxFactory.ParseExpression(number is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax
                ? $"(float){number.WithoutTrivia()}" : $"(float)({number.WithoutTrivia()})").WithTriviaFrom(number));
        string suffixed = text.TrimEnd('d', 'D') + "f";
        return new($"Write {suffixed}", digits, SyntaxFactory.ParseExpression(suffixed).WithTriviaFrom(digits));
    }

    private static Edit? Target(Fault fault)
    {
        SyntaxNode node = fault.At is ArgumentSyntax argument ? argument.Expression : fault.At;
        if (node is not ExpressionSyntax expression) return null;
        ITypeSymbol? wanted = ElementOf(fault.Semantics.GetTypeInfo(expression).ConvertedType);
        if (fault.Id == "CS1503" && expression.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } passed
            && fault.Semantics.GetSymbolInfo(call) is { } symbols && (symbols.Symbol ?? symbols.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method)
        {
            wanted = ElementOf(ParameterOf(method, list, passed)?.Type);
            // What T is, the other tensors say.
            if (wanted is ITypeParameterSymbol)
                wanted = list.Arguments.Where(other => other != passed).Select(other => ElementOf(fault.Semantics.GetTypeInfo(other.Expression).Type)).FirstOrDefault(element => element is not null);
        }
        if (Number(fault, expression, wanted) is { } number) return number;
        if (Rank(fault, expression) < 0) return null;
        string? name = wanted?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return name is null || !Widening.Contains(name) || name == Widening[Rank(fault, expression)] ? null : Cast(fault, expression, name);
    }

    private static Edit Cast(Fault fault, ExpressionSyntax expression, string type) =>
        new($"Cast to {type}", expression, Call(fault, $"Cast<{type}>", expression is ParenthesizedExpressionSyntax { Expression: var inner } ? inner : expression));

    private static IParameterSymbol? ParameterOf(IMethodSymbol method, ArgumentListSyntax list, ArgumentSyntax argument) =>
        argument.NameColon is { Name.Identifier.ValueText: var name } ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name)
            : method.Parameters.ElementAtOrDefault(list.Arguments.IndexOf(argument));

    private static int Rank(Fault fault, ExpressionSyntax expression) =>
        ElementOf(fault.Semantics.GetTypeInfo(expression).Type) is { } element
            ? Array.IndexOf(Widening, element.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)) : -1;
}
