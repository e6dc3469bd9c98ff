using AotNet.Generator.Diagnostics;
using AotNet.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Evaluation;

internal sealed partial class ConstructionEvaluator
{
    private readonly Dictionary<ISymbol, string?> gradientMethods = new(SymbolEqualityComparer.Default);

    private string? GradientMethodOf(IMethodSymbol method)
    {
        if (!gradientMethods.TryGetValue(method, out string? name))
            gradientMethods[method] = name = KnownTypes.Attribute(method, "GradientAttribute")?.ConstructorArguments.FirstOrDefault().Value as string;
        return name;
    }

    /// <summary>
    /// The result of a function that has a derivative of its own, by [Gradient]: the method that computes it is evaluated once, with a
    /// stand-in for dy, and differentiation puts the true one in.
    /// </summary>
    private object? WithGradient(IMethodSymbol method, string gradientMethod, object?[] arguments, object? result, IOperation at)
    {
        SyntaxNode place = KnownTypes.Attribute(method, "GradientAttribute")!.ApplicationSyntaxReference!.GetSyntax(cancellation);
        ConstructionException Fault(string fault) => Fail(place, DiagnosticDescriptors.GradientMethod, gradientMethod, method.Name, fault);

        if (result is not Value { Type.IsTensor: true } y) throw Fault("the function's result is no tensor");
        Value[] operands = [.. arguments.OfType<Value>()];
        var candidates = method.ContainingType.GetMembers(gradientMethod).OfType<IMethodSymbol>().Where(item => item.IsStatic && HasBody(item)).ToList();
        var derivative = candidates.FirstOrDefault(item => item.Parameters.Length == operands.Length + 2)
            ?? throw Fault(candidates.Count == 0 ? "there is no static method of that name beside it" : $"it must have {operands.Length + 2} parameters, the tensors of the function, its result and dy");
        if (operands.Length == 0) throw Fault("the function has no tensor among its parameters");

        Value dy = graph.AddTyped(WellKnownOps.GradientSeed, y.Type, []);
        object? gradients = Invoke(derivative, null, [.. operands.Select(operand => (object?)operand), y, dy], at);
        object?[] items = gradients is TupleValue tuple ? tuple.Items : [gradients];
        if (items.Length != operands.Length) throw Fault($"it gives {items.Length} gradients for {operands.Length} operands");
        var inputs = new List<Value> { y, dy };
        inputs.AddRange(operands);
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i] is not Value gradient) throw Fault("it gives no tensor");
            if (gradient.Type != operands[i].Type) throw Fault($"operand {i + 1} is {operands[i].Type} and its gradient {gradient.Type}");
            inputs.Add(gradient);
        }
        return graph.Add(WellKnownOps.CustomGradient, inputs);
    }
}
