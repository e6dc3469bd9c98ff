using AotNet.Generator.Diagnostics;
using AotNet.Generator.SessionUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN6008: a Saver's map of names to variables that gives a name twice, a variable twice, or a variable of another session.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameMapAnalyzer : SessionAnalyzer
{
    private protected override DiagnosticDescriptor Descriptor => DiagnosticDescriptors.NameMap;

    private protected override void Analyze(IOperation block, SessionSymbols symbols, OperationBlockAnalysisContext context)
    {
        foreach (IObjectCreationOperation saver in block.Descendants().OfType<IObjectCreationOperation>())
        {
            if (symbols.Saver is null || !SymbolEqualityComparer.Default.Equals(saver.Type, symbols.Saver) || saver.Arguments.Length < 2) continue;
            ISymbol? session = SymbolOf(Unwrap(saver.Arguments[0].Value));
            if (Unwrap(saver.Arguments[1].Value) is not IObjectCreationOperation { Initializer: { } entries }) continue;
            var names = new HashSet<string>(StringComparer.Ordinal);
            var variables = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, variable, syntax) in entries.Initializers.Select(Entry).OfType<(string, IOperation, SyntaxNode)>())
            {
                string written = variable.Syntax.ToString();
                if (!names.Add(name)) Report(context, syntax, $"'{name}' names two variables: the last one wins");
                else if (variables.TryGetValue(written, out string? other)) Report(context, syntax, $"'{written}' has two names, '{other}' and '{name}': a restored file would set it twice");
                else variables.Add(written, name);
                if (session is not null && Owner(variable, symbols) is { } owner && !SymbolEqualityComparer.Default.Equals(owner, session))
                    Report(context, variable.Syntax, $"'{written}' is a variable of '{owner.Name}', and the Saver is for '{session.Name}'");
            }
        }
    }

    /// <summary>Name and variable of <c>["name"] = variable</c> or of <c>{ "name", variable }</c>.</summary>
    private static (string, IOperation, SyntaxNode)? Entry(IOperation item) => item switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } index }, Value: { } value } when index[0].Value.ConstantValue is { HasValue: true, Value: string name } =>
            (name, Unwrap(value), item.Syntax),
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 2 } arguments } when arguments[0].Value.ConstantValue is { HasValue: true, Value: string name } =>
            (name, Unwrap(arguments[1].Value), item.Syntax),
        _ => null,
    };

    /// <summary>The session that a variable is read from: <c>session.Variables.W</c>.</summary>
    private static ISymbol? Owner(IOperation variable, SessionSymbols symbols)
    {
        for (IOperation? at = variable; at is IPropertyReferenceOperation property; at = property.Instance)
            if (symbols.IsSession(property.Instance?.Type)) return SymbolOf(property.Instance!);
        return null;
    }

    private static IOperation Unwrap(IOperation value) => value is IConversionOperation conversion ? Unwrap(conversion.Operand) : value;
}
