using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Evaluation;

internal sealed partial class ConstructionEvaluator
{
    private readonly Dictionary<ISymbol, string?> scopes = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> beingEvaluated = [];

    /// <summary>Whether a member of a model or module is a node: evaluated once, however often it is named.</summary>
    private bool IsNode(ObjectValue holder, ISymbol member) =>
        (holder == Model || holder.Scope is not null)
        && known.IsNodes(member is IPropertySymbol property ? property.IsIndexer ? null : property.Type : (member as IMethodSymbol)?.ReturnType);

    /// <summary>The value of a node member.</summary>
    /// <param name="at">The expression that names it.</param>
    public object? Member(ObjectValue holder, ISymbol member, IMethodSymbol getter, IOperation? at)
    {
        ISymbol key = member.OriginalDefinition;
        if (holder.Members.TryGetValue(key, out object? value))
        {
            if (value is Unavailable) throw new ConstructionException(null); // the finding is where it was evaluated first
            if (value is not Pending) return value;
            int first = beingEvaluated.FindIndex(item => SymbolEqualityComparer.Default.Equals(item, key));
            string cycle = string.Join(" → ", beingEvaluated.Skip(first).Append(key).Select(item => item.Name));
            throw Fail(at?.Syntax ?? member.DeclaringSyntaxReferences[0].GetSyntax(cancellation), DiagnosticDescriptors.CircularDefinition, member.Name, cycle);
        }
        holder.Members[key] = new Pending();
        beingEvaluated.Add(key);
        try
        {
            // Its own scope whoever asks first, so that names do not depend on the order of the members.
            value = Variables.Within(ScopeOf(member) is { } scope ? holder.Scope + scope + "/" : holder.Scope ?? "", () =>
                Run(getter.OriginalDefinition, holder, [], null,
                    Body(getter.OriginalDefinition) ?? throw new ConstructionException(null), TypeArguments(getter, holder), at!));
            return holder.Members[key] = value;
        }
        catch (ConstructionException)
        {
            holder.Members[key] = new Unavailable();
            throw;
        }
        finally
        {
            beingEvaluated.RemoveAt(beingEvaluated.Count - 1);
        }
    }

    private object? InScopeOf(IMethodSymbol method, ObjectValue? holder, IOperation at, Func<object?> action)
    {
        if (ScopeOf(method) is { } scope) return Variables.Within(holder?.Scope + scope + "/", action);
        return holder?.Scope is { } own ? Variables.Within(own, action) : action();
    }

    private void InModule(ObjectValue instance, Action action)
    {
        if (instance.Scope is null) action();
        else
            Variables.Within<object?>(instance.Scope, () =>
            {
                action();
                return null;
            });
    }

    /// <summary>The name in the member's [Scope]; null when it has none.</summary>
    public string? ScopeOf(ISymbol member)
    {
        if (scopes.TryGetValue(member, out string? scope)) return scope;
        AttributeData? attribute = KnownTypes.Attribute(member, "ScopeAttribute");
        scope = attribute?.ConstructorArguments.FirstOrDefault().Value as string;
        if (scope is not null && !VariableScopes.IsLegal(scope))
            throw Fail(attribute!.ApplicationSyntaxReference!.GetSyntax(cancellation), DiagnosticDescriptors.IllegalScope, scope, "scope");
        scopes[member] = scope;
        return scope;
    }

    private sealed class Pending;
}
