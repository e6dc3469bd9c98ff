using System.Globalization;
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
    /// <summary>ILGPU launches kernels of at most 14 parameters; more travel in structs of eight.</summary>
    private const int MaximumParameters = 14, PackSize = 8;

    private readonly List<Parameter> parameters = [];

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
        foreach (Parameter item in other.parameters) Take(item.Type, item.Name, item.Argument);
        return string.Join(", ", other.parameters.Select(item => item.Name));
    }

    private string Plain(string symbol) => plan.Code.Names.Symbol(symbol).TrimStart('@');

    private string Take(string type, string parameter, string argument)
    {
        if (!parameters.Any(item => item.Name == parameter)) parameters.Add(new Parameter(type, parameter, argument));
        return parameter;
    }

    /// <summary>The static method, under a comment, and the field that keeps it loaded.</summary>
    public void WriteMethod(SourceWriter text, string description, IEnumerable<string>? helpers = null)
    {
        List<Parameter> passed = Passed();
        text.Line().Line($"// {description}");
        using (text.Braces($"internal static void {name}({string.Join(", ", passed.Select(item => $"{item.Type} {item.Name}"))})"))
        {
            foreach (Parameter item in passed) Unpack(item);
            // ILGPU has no arithmetic that checks for overflow, which a user's project may make the default.
            using (text.Braces("unchecked")) text.Line(GpuPlan.Qualify(Body.ToString().TrimEnd('\n')));
        }
        foreach (string helper in helpers ?? []) text.Line().Line(helper);
        text.Line().Line($"private global::System.Action<{GpuPlan.Ilgpu}KernelConfig, {Types(passed)}>? {Field};");

        void Unpack(Parameter pack)
        {
            for (int i = 0; i < pack.Parts.Count; i++)
            {
                text.Line($"{pack.Parts[i].Type} {pack.Parts[i].Name} = {pack.Name}.Item{i + 1};");
                Unpack(pack.Parts[i]);
            }
        }
    }

    /// <summary>The statement that loads the kernel at its first launch and launches it.</summary>
    /// <param name="lanes">How many lanes must run at least; with none of them nothing is launched.</param>
    public void WriteLaunch(SourceWriter text, string lanes, int group)
    {
        List<Parameter> passed = Passed();
        text.Line($"if ({lanes} > 0)");
        using (text.Indented())
            text.Line($"({Field} ??= {GpuPlan.Ilgpu}Runtime.KernelLoaders.LoadStreamKernel<{Types(passed)}>(base.Accelerator, {name}))(Lanes({lanes}, {group}), {string.Join(", ", passed.Select(item => item.Argument))});");
    }

    // As many packs of eight as it takes, and packs of packs.
    private List<Parameter> Passed()
    {
        List<Parameter> passed = [.. parameters];
        int packs = 0;
        while (passed.Count > MaximumParameters)
        {
            var packed = new List<Parameter>();
            for (int i = 0; i < passed.Count; i += PackSize)
            {
                List<Parameter> parts = passed.GetRange(i, Math.Min(PackSize, passed.Count - i));
                if (parts.Count < PackSize)
                {
                    packed.AddRange(parts);
                    continue;
                }
                string type = $"global::AotNet.Gpu.Arguments<{Types(parts)}>";
                string items = string.Join(", ", parts.Select((part, j) => $"Item{(j + 1).ToString(CultureInfo.InvariantCulture)} = {part.Argument}"));
                packed.Add(new Parameter(type, $"pack{(packs++).ToString(CultureInfo.InvariantCulture)}", $"new {type} {{ {items} }}") { Parts = parts });
            }
            passed = packed;
        }
        return passed;
    }

    private static string Types(IEnumerable<Parameter> parameters) => string.Join(", ", parameters.Select(item => item.Type));

    private string Field => char.ToLowerInvariant(name[0]) + name.Substring(1) + "Loaded";

    /// <param name="Argument">What the run's method passes.</param>
    private sealed record Parameter(string Type, string Name, string Argument)
    {
        /// <summary>What a pack holds.</summary>
        public IReadOnlyList<Parameter> Parts { get; init; } = [];
    }
}
