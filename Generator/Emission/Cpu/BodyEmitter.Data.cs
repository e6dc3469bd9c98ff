using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;

namespace AotNet.Generator.Emission.Cpu;

// Constants that are lists lie in the executable's read-only data.
internal sealed partial class BodyEmitter
{
    private string DataName(int node) => $"{plan.Fetch.Name}Data{node}";

    // A view of a constant is the constant's data.
    private int DataNode(int node) => code.Node(node).IsConstant ? node : DataNode(code.Node(node).Inputs[0]);

    private string DataPointer(int view) => DataNode(view) is var node && code.Node(node).Type.Element == ElementType.Float16
        ? $"global::System.Runtime.CompilerServices.Unsafe.AsPointer(ref {DataName(node)}[0])"
        : $"global::System.Runtime.CompilerServices.Unsafe.AsPointer(ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({DataName(node)}))";

    private void WriteData(SourceWriter text)
    {
        foreach (int id in plan.Buffers.Where(buffer => buffer.Kind == BufferKind.Data).Select(buffer => DataNode(buffer.Node)).Distinct())
        {
            Node node = code.Node(id);
            string type = ElementTypes.CSharpName(node.Type.Element), elements = string.Join(", ", ScalarCode.Elements(node));
            text.Line().Line($"// {node.Name}: {node.Type}");
            if (node.Type.Element != ElementType.Float16)
            {
                text.Line($"private static global::System.ReadOnlySpan<{type}> {DataName(id)} => [{elements}];");
                continue;
            }
            // The compiler stores no halves as data: an array that never moves.
            text.Line($"private static readonly {type}[] {DataName(id)} = {DataName(id)}Pinned();").Line();
            using (text.Braces($"private static {type}[] {DataName(id)}Pinned()"))
            {
                text.Line($"{type}[] pinned = global::System.GC.AllocateUninitializedArray<{type}>({node.Type.Shape.Count}, pinned: true);");
                text.Line($"global::System.ReadOnlySpan<{type}> values = [{elements}];").Line("values.CopyTo(pinned);").Line("return pinned;");
            }
        }
    }
}
