using System.Runtime.CompilerServices;
using AotNet.Generator.Common;
using AotNet.Generator.Diagnostics;
using AotNet.Generator.Frontend.Intrinsics;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Evaluation;

/// <summary>
/// Runs construction code: walks the compiler's operation trees of members' bodies, computes what is plain C# and adds nodes to
/// the graph where tensors are concerned. One instance serves one model, once.
/// </summary>
internal sealed partial class ConstructionEvaluator(Compilation compilation, KnownTypes known, GraphBuilder graph, CancellationToken cancellation)
{
    /// <summary>Evaluated operations per model. A model of 100,000 nodes needs about as many; a loop that does not end needs them all.</summary>
    public const int StepLimit = 1_000_000;

    private readonly List<Finding> findings = [];
    private readonly List<SyntaxNode> places = [];
    private readonly HashSet<ISymbol> failedStatics = new(SymbolEqualityComparer.Default);
    private Frame frame = new(null, null, null);
    private int steps;

    public KnownTypes Known => known;

    public GraphBuilder Graph => graph;

    public Compilation Compilation => compilation;

    public VariableScopes Variables => field ??= new VariableScopes(this);

    public LayerState Layers { get; } = new();

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>The expression that made each node, by id.</summary>
    public IReadOnlyList<SyntaxNode> Places => places;

    /// <summary>Whether something could not be evaluated, also where someone else reports it.</summary>
    public bool Failed { get; set; }

    /// <summary>The instance that stands for the model.</summary>
    public ObjectValue? Model { get; set; }

    /// <summary>Evaluates one operation.</summary>
    /// <exception cref="ConstructionException">It cannot be evaluated; the innermost expression to blame is in the finding.</exception>
    public object? Evaluate(IOperation operation)
    {
        Step(operation);
        if (operation.ConstantValue.HasValue) return Constant(operation.ConstantValue.Value, operation.Type);
        int before = graph.Count;
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack(); // a sum of ten thousand terms is that deep
            object? value = Dispatch(operation);
            if (graph.Count != before) Place(operation.Syntax);
            if (value is string { Length: > 64 } text) Charge(text.Length / 16, operation); // one that doubles at each step
            return value;
        }
        catch (GraphException exception)
        {
            throw new ConstructionException(new Finding(exception.Id, SourceSpan.Of(operation.Syntax), exception.Arguments.Append(SizeOrigin.Of(graph, exception)).ToEquatableArray()));
        }
        catch (InsufficientExecutionStackException)
        {
            throw TooDeep(operation);
        }
        catch (Exception exception) when (exception is not (ConstructionException or OperationCanceledException or SizesUnifiedException))
        {
            // What C# itself would throw at this expression: a division by zero, an index out of range, a null.
            throw Fail(operation, DiagnosticDescriptors.ConstructionThrows, exception.GetType().Name, exception.Message);
        }
    }

    private ConstructionException TooDeep(IOperation operation) =>
        Fail(operation, DiagnosticDescriptors.RecursionLimit, frame.Function?.Name ?? "", depth.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private void Step(IOperation operation)
    {
        if (++steps > StepLimit) throw OutOfSteps(operation);
        if ((steps & 255) == 0) cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Counts work inside of one operation: elements that are enumerated, characters that are joined.</summary>
    public void Charge(int amount, IOperation at)
    {
        if ((steps += amount) > StepLimit) throw OutOfSteps(at);
        if (((steps - amount) ^ steps) > 255) cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>A constant of the compiler as a value.</summary>
    public static object? Constant(object? value, ITypeSymbol? type) =>
        value is not null && type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named ? new EnumValue(named, value) : value;

    /// <summary>The exception that ends the evaluation with a finding at the operation.</summary>
    public ConstructionException Fail(IOperation at, DiagnosticDescriptor descriptor, params string[] arguments) => Fail(at.Syntax, descriptor, arguments);

    public ConstructionException Fail(SyntaxNode at, DiagnosticDescriptor descriptor, params string[] arguments) =>
        new(new Finding(descriptor.Id, SourceSpan.Of(at), new(System.Collections.Immutable.ImmutableArray.Create(arguments))));

    public ConstructionException CannotEvaluate(IOperation at, string what, string instead) =>
        Fail(at, DiagnosticDescriptors.CannotEvaluate, what, instead);

    /// <summary>Records a finding without ending the evaluation.</summary>
    public void Report(SyntaxNodeOrToken at, DiagnosticDescriptor descriptor, params string[] arguments) =>
        Report(new Finding(descriptor.Id, SourceSpan.Of(at.GetLocation()!), new(System.Collections.Immutable.ImmutableArray.Create(arguments))));

    public void Report(Finding finding)
    {
        if (!findings.Contains(finding)) findings.Add(finding);
    }

    /// <summary>Notes the expression behind the nodes that have none yet.</summary>
    public void Place(SyntaxNode syntax)
    {
        while (places.Count < graph.Count) places.Add(syntax);
    }

    /// <summary>The type with the current call's type arguments put in.</summary>
    public ITypeSymbol Resolve(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => frame.Find(parameter) ?? type,
        INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named when NeedsResolution(named) =>
            named.OriginalDefinition.Construct([.. named.TypeArguments.Select(Resolve)]),
        IArrayTypeSymbol array when Resolve(array.ElementType) is var element && !SymbolEqualityComparer.Default.Equals(element, array.ElementType) =>
            compilation.CreateArrayTypeSymbol(element, array.Rank),
        _ => type,
    };

    private static bool NeedsResolution(INamedTypeSymbol type) => type.TypeArguments.Any(argument => argument switch
    {
        ITypeParameterSymbol => true,
        INamedTypeSymbol { IsGenericType: true } inner => NeedsResolution(inner),
        IArrayTypeSymbol { ElementType: ITypeParameterSymbol } => true,
        _ => false,
    });

    /// <summary>The element type that a C# type argument names.</summary>
    public ElementType ElementOf(ITypeSymbol type, IOperation at) =>
        known.ElementOf(Resolve(type)) ?? throw CannotEvaluate(at, $"Tensor<{Resolve(type).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}>",
            "the element types are float, double, Half, int, long, byte and bool");
}
