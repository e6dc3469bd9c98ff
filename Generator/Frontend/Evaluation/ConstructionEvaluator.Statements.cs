using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Evaluation;

internal sealed partial class ConstructionEvaluator
{
    /// <summary>How a statement ended. A branch's target is in <see cref="target"/>, a return's value in <see cref="returned"/>.</summary>
    private enum Flow
    {
        Next,
        Branch,
        Return,
    }

    private ILabelSymbol? target;
    private object? returned;

    private Flow Execute(IOperation statement)
    {
        Step(statement);
        switch (statement)
        {
            case IBlockOperation block:
                return ExecuteAll(block.Operations, 0);
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                return Flow.Next;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                    foreach (var declarator in declaration.Declarators) Declare(declarator, declaration.Initializer);
                return Flow.Next;
            case IConditionalOperation branch:
                if (Condition(branch.Condition)) return Execute(branch.WhenTrue);
                return branch.WhenFalse is null ? Flow.Next : Execute(branch.WhenFalse);
            case ILoopOperation loop:
                return Loop(loop);
            case ISwitchOperation choice:
                return Switch(choice);
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                if (frame.Yielded is null) throw CannotEvaluate(statement, "yield return", "use it in an iterator");
                frame.Yielded.Add(Evaluate(yielded.ReturnedValue!));
                return Flow.Next;
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                return Flow.Return;
            case IReturnOperation result:
                returned = result.ReturnedValue is null ? null : CopyOf(Evaluate(result.ReturnedValue));
                return Flow.Return;
            case IBranchOperation { BranchKind: BranchKind.GoTo }:
                throw CannotEvaluate(statement, "goto", "use a loop, a switch or a function");
            case IBranchOperation branch:
                target = branch.Target;
                return Flow.Branch;
            case IUsingOperation block:
                return Using(block.Resources, () => Execute(block.Body));
            case ILabeledOperation labeled:
                return labeled.Operation is null ? Flow.Next : Execute(labeled.Operation);
            case ILocalFunctionOperation or IEmptyOperation:
                return Flow.Next;
            case ITryOperation attempt:
                return Try(attempt);
            case ILockOperation:
                throw CannotEvaluate(statement, "lock", "construction code runs on one thread: leave it away");
            case IInvalidOperation:
                throw new ConstructionException(null); // the C# compiler reports it
            default:
                Evaluate(statement);
                return Flow.Next;
        }
    }

    private Flow ExecuteAll(ImmutableArray<IOperation> statements, int first)
    {
        for (int i = first; i < statements.Length; i++)
        {
            if (statements[i] is IUsingDeclarationOperation declaration)
            {
                int rest = i + 1;
                return Using(declaration.DeclarationGroup, () => ExecuteAll(statements, rest));
            }
            if (Execute(statements[i]) is var flow and not Flow.Next) return flow;
        }
        return Flow.Next;
    }

    private void Declare(IVariableDeclaratorOperation declarator, IVariableInitializerOperation? shared = null)
    {
        var initializer = declarator.Initializer ?? shared;
        if (declarator.Symbol.IsRef && initializer is not null) frame.Bind(declarator.Symbol, PlaceOf(initializer.Value));
        else frame.Declare(declarator.Symbol, initializer is null ? Default(declarator.Symbol.Type) : CopyOf(Evaluate(initializer.Value)));
    }

    private bool Condition(IOperation condition) => Evaluate(condition) switch
    {
        bool value => value,
        var value => throw NotPlain(condition, value, "A condition"),
    };

    private Flow For(IForLoopOperation loop)
    {
        foreach (var before in loop.Before) Execute(before);
        while (loop.Condition is null || Condition(loop.Condition))
        {
            if (Leaves(Execute(loop.Body), loop, out Flow flow)) return flow;
            foreach (var after in loop.AtLoopBottom) Execute(after);
            Step(loop);
        }
        return Flow.Next;
    }

    private Flow While(IWhileLoopOperation loop)
    {
        if (!loop.ConditionIsTop && Leaves(Execute(loop.Body), loop, out Flow first)) return first;
        while (loop.Condition is null || Condition(loop.Condition) != loop.ConditionIsUntil)
        {
            if (Leaves(Execute(loop.Body), loop, out Flow flow)) return flow;
            Step(loop);
        }
        return Flow.Next;
    }

    private Flow ForEach(IForEachLoopOperation loop)
    {
        if (loop.IsAsynchronous) throw CannotEvaluate(loop, "await foreach", "construction code is not asynchronous");
        foreach (object? item in Sequence(Evaluate(loop.Collection), loop.Collection))
        {
            if (loop.LoopControlVariable is IVariableDeclaratorOperation declarator) frame.Declare(declarator.Symbol, CopyOf(item));
            else AssignTo(loop.LoopControlVariable, item);
            if (Leaves(Execute(loop.Body), loop, out Flow flow)) return flow;
            Step(loop);
        }
        return Flow.Next;
    }

    /// <summary>Whether the body's end is the loop's end too: a break, a return, or a branch to an outer loop.</summary>
    private bool Leaves(Flow body, ILoopOperation loop, out Flow flow)
    {
        flow = body;
        if (body == Flow.Next) return false;
        if (body == Flow.Return) return true;
        if (SymbolEqualityComparer.Default.Equals(target, loop.ContinueLabel)) return false;
        if (SymbolEqualityComparer.Default.Equals(target, loop.ExitLabel)) flow = Flow.Next;
        return true;
    }

    /// <summary>Blames the innermost loop that took half of all steps; says it once, also where other members are evaluated after it.</summary>
    private ConstructionException OutOfSteps(IOperation at)
    {
        if (isOutOfSteps) return new ConstructionException(null);
        isOutOfSteps = true;
        for (int i = loops.Count - 1; i >= 0; i--)
        {
            if (steps - loops[i].Start < StepLimit / 2) continue;
            at = loops[i].Loop;
            break;
        }
        return Fail(at, DiagnosticDescriptors.StepLimit, StepLimit.ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
    }

    private bool isOutOfSteps;
    private readonly List<(ILoopOperation Loop, int Start)> loops = [];

    private Flow Loop(ILoopOperation loop)
    {
        loops.Add((loop, steps));
        try
        {
            return loop switch
            {
                IForLoopOperation item => For(item),
                IForEachLoopOperation item => ForEach(item),
                IWhileLoopOperation item => While(item),
                _ => throw Unsupported(loop),
            };
        }
        finally
        {
            loops.RemoveAt(loops.Count - 1);
        }
    }

    private Flow Switch(ISwitchOperation choice)
    {
        object? value = Evaluate(choice.Value);
        ISwitchCaseOperation? chosen = null, otherwise = null;
        foreach (var section in choice.Cases)
        {
            foreach (var clause in section.Clauses)
            {
                if (clause is IDefaultCaseClauseOperation) otherwise = section;
                else if (Matches(clause, value)) chosen = section;
                if (chosen is not null) break;
            }
            if (chosen is not null) break;
        }
        if ((chosen ?? otherwise) is not { } taken) return Flow.Next;
        Flow flow = ExecuteAll(taken.Body, 0);
        if (flow == Flow.Branch && SymbolEqualityComparer.Default.Equals(target, choice.ExitLabel)) return Flow.Next;
        return flow;
    }

    private bool Matches(ICaseClauseOperation clause, object? value) => clause switch
    {
        ISingleValueCaseClauseOperation single => AreEqual(value, Evaluate(single.Value)),
        IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, value) && (pattern.Guard is null || Condition(pattern.Guard)),
        _ => throw CannotEvaluate(clause, "This case", "use a constant or a pattern"),
    };

    private Flow Using(IOperation resources, Func<Flow> body)
    {
        var opened = new List<object?>();
        try
        {
            if (resources is IVariableDeclarationGroupOperation group)
            {
                foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
                {
                    Declare(declarator);
                    opened.Add(frame.Find(declarator.Symbol)!.Value);
                }
            }
            else
                opened.Add(Evaluate(resources));
            return body();
        }
        finally
        {
            for (int i = opened.Count - 1; i >= 0; i--) Dispose(opened[i], resources);
        }
    }

    private void Dispose(object? resource, IOperation at)
    {
        if (resource is ScopeValue scope) scope.Dispose();
        else if (resource is ObjectValue instance && MethodOf(instance.Type, "Dispose") is { } dispose) Invoke(dispose, instance, [], at);
    }

    private static IMethodSymbol? MethodOf(INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
            if (type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == 0) is { } found) return found;
        return null;
    }

    private Flow Try(ITryOperation attempt)
    {
        if (attempt.Catches.Length > 0)
            throw CannotEvaluate(attempt.Catches[0], "catch", "an exception in construction code is an error of the model; test for the case beforehand");
        Flow flow;
        try
        {
            flow = Execute(attempt.Body);
        }
        finally
        {
            if (attempt.Finally is not null) ExecuteFinally(attempt.Finally);
        }
        return flow;
    }

    private void ExecuteFinally(IBlockOperation block)
    {
        var (savedTarget, savedResult) = (target, returned);
        Execute(block);
        (target, returned) = (savedTarget, savedResult);
    }
}
