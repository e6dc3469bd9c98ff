using AotNet.Generator.Diagnostics;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Evaluation;

/// <summary>Whether variables asked for by name are made or found.</summary>
internal enum ReuseMode
{
    Inherit,
    No,
    Yes,
    Auto,
}

/// <summary>
/// Name scopes and variable scopes as in TensorFlow 1.x. A name scope is made unique, so that a function called twice makes two
/// groups of nodes. A variable scope is not: it is the path under which variables are made and found again.
/// </summary>
internal sealed class VariableScopes(ConstructionEvaluator evaluator)
{
    private static readonly HashSet<string> RandomOps = ["RandomUniform", "RandomNormal", "TruncatedNormal", "RandomShuffle", "Dropout"];

    private readonly Dictionary<string, Value> byName = new(StringComparer.Ordinal);
    private string path = "";
    private ReuseMode reuse = ReuseMode.No;

    private GraphBuilder Graph => evaluator.Graph;

    public ReuseMode Reuse => reuse;

    /// <summary>What a variable scope's name may be, which is also what TensorFlow accepts.</summary>
    public static bool IsLegal(string name) =>
        name.Length > 0 && (char.IsLetterOrDigit(name[0]) || name[0] is '.' or '_') && name[name.Length - 1] != '/'
        && name.All(character => character < 128 && (char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or '/'));

    /// <summary>The full name of a new scope inside the current one, with a suffix where the name is taken.</summary>
    public string Unique(string name) => Graph.UniqueName(Graph.Scope + name);

    /// <summary>Evaluates in a scope given by its full path, which stays as it is however often it is entered.</summary>
    public T Within<T>(string scope, Func<T> action, bool claim = true)
    {
        var saved = (Graph.Scope, path, reuse);
        if (claim) Claim(scope);
        (Graph.Scope, path, reuse) = (scope, scope, ReuseMode.No);
        try
        {
            return action();
        }
        finally
        {
            (Graph.Scope, path, reuse) = saved;
        }
    }

    // Nodes and scopes made later must not get the name; entering it again must not add a suffix.
    private void Claim(string scope)
    {
        for (int slash = scope.IndexOf('/'); slash >= 0; slash = scope.IndexOf('/', slash + 1))
        {
            string part = scope.Substring(0, slash);
            if (!Graph.IsTaken(part)) Graph.UniqueName(part);
        }
    }

    public ScopeValue OpenNameScope(string name, IOperation? at = null)
    {
        string saved = Graph.Scope;
        int before = Graph.Count + found;
        Graph.Scope = Unique(name) + "/";
        return new ScopeValue(() =>
        {
            Graph.Scope = saved;
            if (at is not null) Use(at.Syntax, name, Graph.Count + found > before);
        });
    }

    private readonly Dictionary<SyntaxNode, (string Name, bool IsUsed)> uses = [];

    // Variables that were asked for and existed: what a scope that reuses is for.
    private int found;

    // A scope may be opened several times from one place; it has a use if anything is made in it once.
    private void Use(SyntaxNode at, string name, bool isUsed) => uses[at] = (name, isUsed || uses.TryGetValue(at, out var use) && use.IsUsed);

    /// <summary>The places that open scopes in which nothing is ever made.</summary>
    public IEnumerable<(SyntaxNode At, string Name)> Empty => uses.Where(item => !item.Value.IsUsed).Select(item => (item.Key, item.Value.Name));

    public ScopeValue OpenVariableScope(string name, ReuseMode mode, IOperation at)
    {
        if (mode == ReuseMode.No && reuse == ReuseMode.Yes)
            throw evaluator.Fail(at, DiagnosticDescriptors.ReuseSwitchedOff, path + name, path.TrimEnd('/'));
        var saved = (path, reuse);
        // Without a name it is the scope itself, entered again under another rule of reuse.
        ScopeValue names = name.Length > 0 ? OpenNameScope(name, at) : new ScopeValue(static () => { });
        // Reuse.Yes is inherited inwards and cannot be softened by Reuse.Auto.
        (path, reuse) = (name.Length > 0 ? path + name + "/" : path, mode == ReuseMode.Inherit || reuse == ReuseMode.Yes ? reuse : mode);
        return new ScopeValue(() =>
        {
            names.Dispose();
            (path, reuse) = saved;
        });
    }

    /// <summary>A new variable in the current name scope, with a suffix where the name is taken.</summary>
    public Value Make(Value initial, string? name, bool trainable, IOperation at) =>
        Add(initial, Graph.Scope, name ?? "Variable", trainable, null, at.Syntax);

    /// <summary>A variable that belongs to another one or to an optimizer; optimizers leave it alone.</summary>
    public Value MakeSlot(string scope, string name, TensorType type, double initial, IOperation at)
    {
        string saved = Graph.Scope;
        Graph.Scope = scope + name + "/Initial/";
        Value value = Graph.Fill(initial, type);
        Graph.Scope = saved;
        return Add(value, scope, name, trainable: false, null, at.Syntax);
    }

    /// <summary>The first of <c>dense</c>, <c>dense_1</c>, … that names no layer of this variable scope.</summary>
    public string UniqueLayer(string name)
    {
        string unique = name;
        for (int suffix = 1; !layers.Add(path + unique); suffix++) unique = name + "_" + suffix.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return unique;
    }

    private readonly HashSet<string> layers = new(StringComparer.Ordinal);

    /// <summary>The variable of that name in the current variable scope: made or found as the scope says.</summary>
    public Value Get(string name, ElementType element, Shape shape, Func<Value> initial, bool trainable, IOperation at)
    {
        string full = path + name;
        if (byName.TryGetValue(full, out Value existing))
        {
            found++;
            if (reuse == ReuseMode.No) throw evaluator.Fail(at, DiagnosticDescriptors.VariableMadeTwice, full);
            var wanted = TensorType.Tensor(element, shape);
            if (existing.Type != wanted) throw evaluator.Fail(at, DiagnosticDescriptors.VariableReusedDifferently, full, Display(existing.Type), Display(wanted));
            return existing;
        }
        if (reuse == ReuseMode.Yes) throw evaluator.Fail(at, DiagnosticDescriptors.VariableReusedBeforeMade, full);
        if (!shape.IsKnown) throw evaluator.Fail(at, DiagnosticDescriptors.VariableOfOpenSize, full, shape.ToDisplayString(), SizeOrigin.OfAnonymous(shape));
        string saved = Graph.Scope;
        Graph.Scope = full + "/Initial/";
        Value value;
        try
        {
            value = initial();
            if (value.Shape != shape) value = Graph.Add("BroadcastTo", [value], Attributes.Of(("shape", shape)));
        }
        finally
        {
            Graph.Scope = saved;
        }
        return byName[full] = Add(value, path, name, trainable, null, at.Syntax);
    }

    /// <summary>The variable that a field with [Variable] declares.</summary>
    public object Declare(IFieldSymbol field, AttributeData attribute)
    {
        SyntaxNode at = field.DeclaringSyntaxReferences[0].GetSyntax();
        try
        {
            if (evaluator.Initializer(field) is not { } initializer)
            {
                // The C# compiler says it where the initial value itself is missing behind the equals sign.
                throw evaluator.Fail(at, DiagnosticDescriptors.VariableWithoutValue, field.Name);
            }
            string name = attribute.NamedArguments.FirstOrDefault(item => item.Key == "Name").Value.Value as string ?? field.Name;
            if (!IsLegal(name)) throw evaluator.Fail(at, DiagnosticDescriptors.IllegalScope, name, "variable");
            bool trainable = attribute.NamedArguments.FirstOrDefault(item => item.Key == "Trainable").Value.Value is not false;
            string scope = evaluator.ScopeOf(field) is { } own ? own + "/" : "";
            scope = Graph.Scope + scope;
            return Within<object>(scope + name + "/Initial/", () =>
            {
                if (evaluator.Evaluate(initializer) is not Value initial) throw new ConstructionException(null);
                string full = scope + name;
                if (byName.ContainsKey(full)) throw evaluator.Fail(at, DiagnosticDescriptors.VariableMadeTwice, full);
                // A module's field is a member of the module, of which there may be several.
                string? member = SymbolEqualityComparer.Default.Equals(field.ContainingType, evaluator.Model?.Type) ? field.Name : null;
                return byName[full] = Add(initial, scope, name, trainable, member, at);
            }, claim: false); // the name is the variable's, not a scope's
        }
        catch (ConstructionException exception)
        {
            if (exception.Finding is { } finding) evaluator.Report(finding);
            evaluator.Failed = true;
            return new ConstructionEvaluator.Unavailable();
        }
    }

    private Value Add(Value initial, string scope, string name, bool trainable, string? member, SyntaxNode at)
    {
        if (!initial.Type.IsTensor) throw evaluator.Fail(at, DiagnosticDescriptors.VariableWithoutValue, name);
        if (!initial.Shape.IsKnown) throw evaluator.Fail(at, DiagnosticDescriptors.VariableOfOpenSize, scope + name, initial.Shape.ToDisplayString(), SizeOrigin.OfAnonymous(initial.Shape));
        if (initial.Shape.Count.Size > int.MaxValue)
            throw evaluator.Fail(at, DiagnosticDescriptors.ArgumentInvalid, "Variable", $"'{scope + name}' would have {Number(initial.Shape.Count.Size)} elements, and holds {Number(int.MaxValue)} at most");
        string saved = Graph.Scope;
        Graph.Scope = scope;
        Value variable = Graph.Variable(initial, name, trainable, member);
        Graph.Scope = saved;
        Key(initial.Id, variable.Node.Name, at);
        evaluator.Place(at);
        return variable;
    }

    /// <summary>
    /// Random numbers of an initial value are keyed by the variable's name, so that adding a layer leaves the values of the others alone;
    /// where there are several nodes of them, in the order in which they were made, as w, w:1, w:2, names that no variable or node may bear.
    /// </summary>
    private void Key(int initial, string variable, SyntaxNode at)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([initial]);
        var drawn = new SortedSet<int>();
        while (open.Count > 0)
        {
            int id = open.Pop();
            if (!seen.Add(id)) continue;
            Node node = Graph[id];
            if (node.IsVariable) continue;
            if (node.IsPlaceholder) throw evaluator.Fail(at, DiagnosticDescriptors.InitialValueNeedsFeed, variable, node.Name);
            if (RandomOps.Contains(node.Op) && !node.Attributes.Has("key")) drawn.Add(id);
            foreach (int input in node.Inputs) open.Push(input);
        }
        int count = 0;
        foreach (int id in drawn)
            Graph.Annotate(id, "key", count++ == 0 ? variable : $"{variable}:{(count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    /// <summary>Keys the random numbers that are drawn in runs by their nodes' names.</summary>
    public void KeyTheRest()
    {
        for (int id = 0; id < Graph.Count; id++)
            if (RandomOps.Contains(Graph[id].Op) && !Graph[id].Attributes.Has("key")) Graph.Annotate(id, "key", Graph[id].Name);
    }

    private static string Number(long value) => value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Display(TensorType type) => ElementTypes.DisplayName(type.Element) + type.Shape.ToDisplayString();
}
