using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Gpu;

/// <summary>One kernel as it is written: what it takes, in order of first use, and its statements.</summary>
/// <remarks>
/// A parameter is a view <c>p3</c> of a buffer, a number <c>s5</c> or an open size <c>n_batch</c>; known sizes are literals. No
/// parameter is a bool, which ILGPU cannot pass: bools are bytes in memory and between host and device.
/// </remarks>
internal sealed class GpuKernel(string name, GpuPlan plan)
{
    /// <summary>ILGPU launches kernels of at most 14 parameters; more travel in one struct.</summary>
    private const int MaximumParameters = 14;

    private readonly List<(string Type, string Name, string Argument)> parameters = [];

    public string Name => name;

    public GpuPlan Plan => plan;

    public SourceWriter Body { get; } = new();

    /// <summary>The view of a buffer.</summary>
    public string Buffer(int buffer) => View(plan.View(buffer), plan.Code.Buffer(buffer).Type.Element);

    /// <summary>The view of a buffer that the kernel writes.</summary>
    public string Target(int buffer) => View(plan.Target(buffer), plan.Code.Buffer(buffer).Type.Element);

    /// <summary>A view in the run's method, under its own name.</summary>
    public string View(string view, ElementType type) => Take($"{GpuPlan.ArrayView}<{GpuPlan.MemoryType(type)}>", view, view);

    /// <summary>A number that the host knows when it launches.</summary>
    public string Scalar(int node)
    {
        ElementType type = plan.Code.Node(node).Type.Element;
        string value = plan.Code.Scalar(node), parameter = $"s{node}";
        if (type != ElementType.Bool) return Take(ElementTypes.CSharpName(type), parameter, value);
        return $"({Take("byte", parameter, $"(byte)({value} ? 1 : 0)")} != 0)";
    }

    /// <summary>A size as an expression of type int, safe as an operand.</summary>
    public string Size(Dim size)
    {
        if (size.IsKnown) return size.ToString();
        foreach (string symbol in size.Symbols) Take("int", "n_" + Plain(symbol), plan.Code.Names.Symbol(symbol));
        string code = size.ToCode(symbol => "n_" + Plain(symbol));
        return size.SymbolName is null ? $"({code})" : code;
    }

    /// <summary>The parameters as a method of the kernel's declares them.</summary>
    public string Signature => string.Join(", ", parameters.Select(item => $"{item.Type} {item.Name}"));

    /// <summary>Takes what another kernel takes, to pass it on; gives the names.</summary>
    public string TakeAll(GpuKernel other)
    {
        foreach (var item in other.parameters) Take(item.Type, item.Name, item.Argument);
        return string.Join(", ", other.parameters.Select(item => item.Name));
    }

    private string Plain(string symbol) => plan.Code.Names.Symbol(symbol).TrimStart('@');

    private string Take(string type, string parameter, string argument)
    {
        if (!parameters.Any(item => item.Name == parameter)) parameters.Add((type, parameter, argument));
        return parameter;
    }

    /// <summary>The static method, under a comment, and the field that keeps it loaded.</summary>
    public void WriteMethod(SourceWriter text, string description, IEnumerable<string>? helpers = null)
    {
        text.Line().Line($"// {description}");
        bool packed = parameters.Count > MaximumParameters;
        string signature = packed ? $"{name}Arguments arguments" : Signature;
        if (packed)
            using (text.Braces($"internal struct {name}Arguments"))
                foreach (var item in parameters) text.Line($"public {item.Type} {item.Name};");
        using (text.Braces($"internal static void {name}({signature})"))
        {
            if (packed)
                foreach (var item in parameters) text.Line($"{item.Type} {item.Name} = arguments.{item.Name};");
            // ILGPU has no arithmetic that checks for overflow, which a user's project may make the default.
            using (text.Braces("unchecked")) text.Line(GpuPlan.Qualify(Body.ToString().TrimEnd('\n')));
        }
        foreach (string helper in helpers ?? []) text.Line().Line(helper);
        text.Line().Line($"private global::System.Action<{GpuPlan.Ilgpu}KernelConfig, {Types}>? {Field};");
    }

    /// <summary>The statement that loads the kernel at its first launch and launches it.</summary>
    /// <param name="lanes">How many lanes must run at least; with none of them nothing is launched.</param>
    public void WriteLaunch(SourceWriter text, string lanes, int group)
    {
        bool packed = parameters.Count > MaximumParameters;
        string arguments = packed
            ? $"new {name}Arguments {{ {string.Join(", ", parameters.Select(item => $"{item.Name} = {item.Argument}"))} }}"
            : string.Join(", ", parameters.Select(item => item.Argument));
        text.Line($"if ({lanes} > 0)");
        using (text.Indented())
            text.Line($"({Field} ??= {GpuPlan.Ilgpu}Runtime.KernelLoaders.LoadStreamKernel<{Types}>(base.Accelerator, {name}))(Lanes({lanes}, {group}), {arguments});");
    }

    private string Types => parameters.Count > MaximumParameters ? $"{name}Arguments" : string.Join(", ", parameters.Select(item => item.Type));

    private string Field => char.ToLowerInvariant(name[0]) + name.Substring(1) + "Loaded";
}
