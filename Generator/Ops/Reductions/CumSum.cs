using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>
/// The running sum along attribute "axis" (0 unless given). "exclusive": without the element itself; "reverse": from the end.
/// </summary>
internal sealed class CumSum : KernelOp
{
    public override string Name => "CumSum";

    public override TensorType InferType(OpCall call)
    {
        call.RequireElement(0, ElementTypes.IsNumber);
        call.RequireRank(0, 1);
        call.Axis();
        return call[0];
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [g.Add(Name, [dy], node.Attributes.With("reverse", !node.Attributes.Bool("reverse")))];

    public override Dim GpuLanes(KernelCall k) => k.OutType.Shape.Without(Axis(k)).Count;

    public override string? Gpu(KernelCall k)
    {
        var (_, n, inner) = k.Split(k.OutType.Shape, Axis(k));
        string at = k.Attributes.Bool("reverse") ? $"{n} - 1 - j" : "j", x = k.In[0], y = k.Out;
        string[] steps = [$"sum = {k.Narrow($"sum + {x}[at]")};", $"{y}[at] = sum;"];
        if (k.Attributes.Bool("exclusive")) steps = [$"var next = {k.Narrow($"sum + {x}[at]")};", $"{y}[at] = sum;", "sum = next;"];
        return $$"""
            {{ElementTypes.CSharpName(k.OutType.Element)}} sum = 0;
            for (int j = 0; j < {{n}}; j++)
            {
                int at = (i / {{inner}} * {{n}} + {{at}}) * {{inner}} + i % {{inner}};
                {{string.Join("\n    ", steps)}}
            }
            """;
    }

    public override string Call(KernelCall k)
    {
        Shape x = k.OutType.Shape;
        var (outer, n, inner) = k.Split(x, Axis(k));
        return $"CumSum.Run({k.In[0]}, {k.Out}, {outer}, {n}, {inner}, {Flag("exclusive")}, {Flag("reverse")})";

        string Flag(string attribute) => $"{attribute}: {(k.Attributes.Bool(attribute) ? "true" : "false")}";
    }

    private static int Axis(KernelCall k) => k.OutType.Shape.NormalizeAxis(k.Attributes.Int("axis", 0))!.Value;
}
