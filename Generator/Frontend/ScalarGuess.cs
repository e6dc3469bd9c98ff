using System.Runtime.CompilerServices;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend;

/// <summary>
/// Whether a member that could not be evaluated would have been a scalar, as far as its code says: the session of a model in
/// error returns what its callers expect, so that <c>float loss = session.Loss(x, y)</c> is not a second error.
/// </summary>
/// <param name="valueOf">The values of the members that could be evaluated.</param>
internal sealed class ScalarGuess(ConstructionEvaluator evaluator, Func<ISymbol, object?> valueOf, CancellationToken cancellation)
{
    // Functions that reduce whatever they are given.
    private static readonly HashSet<string> Totals = ["L1Loss", "L2Loss", "MeanSquaredError", "MeanAbsoluteError", "GlobalNorm", "LogLoss", "HuberLoss", "HingeLoss"];

    private readonly HashSet<ISymbol> beingAsked = new(SymbolEqualityComparer.Default);

    /// <summary>For each result of a member, of which a tuple has several.</summary>
    public bool[] Of(ISymbol member, int results)
    {
        try
        {
            return Guess(member, results);
        }
        catch (InsufficientExecutionStackException)
        {
            return new bool[results];
        }
    }

    private bool[] Guess(ISymbol member, int results)
    {
        if (valueOf(member) is TupleValue { Items: var items } && items.Length == results) return [.. items.Select(item => item is Value { Type.IsScalar: true })];
        if (results == 1) return [IsScalar(member)];
        return Unwrap(Result(member)) is ITupleOperation { Elements: var elements } && elements.Length == results ? [.. elements.Select(IsScalar)] : new bool[results];
    }

    public bool IsScalar(ISymbol member)
    {
        if (valueOf(member) is Value value) return value.Type.IsScalar;
        if (!beingAsked.Add(member)) return false;
        bool isScalar = IsScalar(Result(member));
        beingAsked.Remove(member);
        return isScalar;
    }

    private bool IsScalar(IOperation? operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return IsScalarUnguarded(Unwrap(operation));
    }

    private bool IsScalarUnguarded(IOperation? operation) => operation switch
    {
        ILiteralOperation => true,
        { ConstantValue.HasValue: true } => true,
        IBinaryOperation binary => IsScalar(binary.LeftOperand) && IsScalar(binary.RightOperand),
        IUnaryOperation unary => IsScalar(unary.Operand),
        IConditionalOperation conditional => IsScalar(conditional.WhenTrue),
        IPropertyReferenceOperation { Arguments.Length: 0 } property => IsScalar(property.Property),
        IFieldReferenceOperation field => IsScalar(field.Field),
        ILocalReferenceOperation local => IsScalar(Initial(local.Local)),
        IInvocationOperation call => IsScalar(call),
        IArrayElementReferenceOperation element => IsScalar(element.ArrayReference),
        ICollectionExpressionOperation { Elements: var elements } => elements.All(IsScalar),
        { Type: { } type } => evaluator.Known.ElementOf(type) is not null, // a number that becomes a constant
        _ => false,
    };

    private bool IsScalar(IInvocationOperation call)
    {
        if (evaluator.IsSource(call.TargetMethod)) return IsScalar(call.TargetMethod);
        string name = call.TargetMethod.Name;
        if (Totals.Contains(name)) return true;
        if (name == "Gradients") return call.Arguments.Any(argument => argument.Parameter?.Name is "x" or "xs" && IsScalar(argument.Value));
        if (name.StartsWith("Reduce", StringComparison.Ordinal) || name == "Norm")
            return call.Arguments.All(argument => argument.Parameter?.Name is not ("axis" or "axes") || argument.ArgumentKind == ArgumentKind.DefaultValue);
        if (name == "Constant") return call.Arguments.All(argument => argument.Parameter?.Name == "name" || evaluator.Known.ElementOf(argument.Parameter?.Type) is not null);
        var tensors = call.Arguments.Where(argument => evaluator.Known.IsNode(argument.Parameter?.Type)).ToList();
        return tensors.Count > 0 && tensors.All(argument => IsScalar(argument.Value));
    }

    private static IOperation? Unwrap(IOperation? operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }

    /// <summary>What a member gives: its expression, or that of its first return.</summary>
    private IOperation? Result(ISymbol member)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = reference.GetSyntax(cancellation);
            if (syntax.DescendantNodes().OfType<ArrowExpressionClauseSyntax>().FirstOrDefault() is { } arrow) return OperationOf(arrow.Expression);
            if (syntax.DescendantNodes().OfType<ReturnStatementSyntax>().FirstOrDefault() is { Expression: { } returned }) return OperationOf(returned);
            if ((syntax as VariableDeclaratorSyntax)?.Initializer is { } initial) return OperationOf(initial.Value);
            if ((syntax as PropertyDeclarationSyntax)?.Initializer is { } given) return OperationOf(given.Value);
        }
        return null;
    }

    private IOperation? Initial(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<VariableDeclaratorSyntax>().FirstOrDefault()?.Initializer is { } initializer
            ? OperationOf(initializer.Value) : null;

    private IOperation? OperationOf(SyntaxNode syntax) => evaluator.ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation);
}
