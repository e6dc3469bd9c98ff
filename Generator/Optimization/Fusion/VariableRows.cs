using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization.Fusion;

/// <summary>The variables' layouts by node.</summary>
internal sealed class VariableRows
{
    private readonly Dictionary<int, (int Index, VariableLayout Layout)> byNode = [];

    public VariableRows(FetchRequest request)
    {
        for (int i = 0; i < request.Graph.Variables.Count; i++) byNode[request.Graph.Variables[i].Node] = (i, request.Variables[i]);
    }

    public int Index(int node) => byNode[node].Index;

    public VariableLayout Layout(int node) => byNode[node].Layout;

    public bool IsDense(int node) => Layout(node) is var layout && Rows.IsDense(layout.Type, Dim.Known(layout.RowStride));
}
