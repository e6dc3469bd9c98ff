using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.SessionUse;

/// <summary>A local variable that holds a session which this block of code made, and all that the block does with it.</summary>
internal sealed class SessionLocal(ILocalSymbol local, IObjectCreationOperation creation, bool isUsing)
{
    public ILocalSymbol Local { get; } = local;

    public IObjectCreationOperation Creation { get; } = creation;

    /// <summary>Whether a using statement or declaration disposes it.</summary>
    public bool IsUsing { get; } = isUsing;

    /// <summary>Every mention of the local, in source order.</summary>
    public List<ILocalReferenceOperation> Uses { get; } = [];

    /// <summary>Calls of methods on the session itself.</summary>
    public IEnumerable<IInvocationOperation> Calls =>
        from use in Uses where use.Parent is IInvocationOperation { Instance: ILocalReferenceOperation instance } && instance == use select (IInvocationOperation)use.Parent!;

    /// <summary>Whether the session reaches code outside this block: passed on, returned, stored or captured by a closure.</summary>
    public bool Escapes => Uses.Any(use => !IsReceiver(use));

    private static bool IsReceiver(ILocalReferenceOperation use) => use.Parent switch
    {
        IInvocationOperation call => call.Instance == use,
        IPropertyReferenceOperation property => property.Instance == use,
        _ => false,
    };

    /// <summary>The session locals of a block. A local that is assigned again is left out: which session it holds is not plain.</summary>
    public static IReadOnlyList<SessionLocal> In(IOperation block, SessionSymbols symbols)
    {
        var found = new Dictionary<ILocalSymbol, SessionLocal>(SymbolEqualityComparer.Default);
        var reassigned = new HashSet<ILocalSymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in block.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator
                && declarator.GetVariableInitializer()?.Value is { } value
                && Unwrap(value) is IObjectCreationOperation creation && symbols.IsSession(creation.Type))
                found[declarator.Symbol] = new SessionLocal(declarator.Symbol, creation, IsInUsing(declarator));
            if (operation is IAssignmentOperation assignment && SessionSymbols.LocalOf(assignment.Target) is { } target) reassigned.Add(target);
        }
        foreach (IOperation operation in block.DescendantsAndSelf())
            if (operation is ILocalReferenceOperation reference && found.TryGetValue(reference.Local, out SessionLocal? session))
                session.Uses.Add(reference);
        return [.. found.Values.Where(session => !reassigned.Contains(session.Local))];
    }

    private static IOperation Unwrap(IOperation value) => value is IConversionOperation conversion ? Unwrap(conversion.Operand) : value;

    private static bool IsInUsing(IOperation operation)
    {
        for (IOperation? at = operation.Parent; at is IVariableDeclarationOperation or IVariableDeclarationGroupOperation or IUsingDeclarationOperation or IUsingOperation; at = at.Parent)
            if (at is IUsingDeclarationOperation or IUsingOperation) return true;
        return false;
    }
}
