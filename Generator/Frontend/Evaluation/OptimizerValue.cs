using AotNet.Generator.Frontend.Optimizers;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Evaluation;

/// <summary>An optimizer object of construction code: its rule with the arguments of its constructor.</summary>
internal sealed class OptimizerValue(INamedTypeSymbol type, OptimizerRule rule)
{
    public INamedTypeSymbol Type { get; } = type;

    public OptimizerRule Rule { get; } = rule;
}
