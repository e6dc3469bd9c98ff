using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization;

/// <summary>One fetch, ready to be written as code: its simplified graph, kernels in the order in which they run, and where every value lies.</summary>
/// <param name="Graph">The fetch's own graph; the ids below are of its nodes.</param>
/// <param name="Variables">Layouts of the graph's variables, in order.</param>
/// <param name="Buffers">Every value in memory.</param>
/// <param name="Slots">The arena: the size in bytes of each slot. A slot is shared by buffers that do not live at the same time.</param>
internal sealed record FetchPlan(
    ModelGraph Graph,
    EquatableArray<VariableLayout> Variables,
    EquatableArray<BufferInfo> Buffers,
    EquatableArray<Kernel> Kernels,
    EquatableArray<Dim> Slots)
{
    public FetchInfo Fetch => Graph.Fetches[0];

    public override string ToString() => PlanPrinter.Print(this);
}

internal enum BufferKind
{
    /// <summary>The user's span or, for a scalar, parameter; <see cref="BufferInfo.Index"/> counts the fetch's feeds.</summary>
    Feed,

    /// <summary>A variable; the index counts the plan's variables.</summary>
    Variable,

    /// <summary>A result of the fetch, dense.</summary>
    Result,

    /// <summary>A slot of the arena.</summary>
    Arena,

    /// <summary>A constant's data in the executable.</summary>
    Data,

    /// <summary>A value of rank 0 in a local variable.</summary>
    Local,
}

/// <summary>Where a node's value lies.</summary>
/// <param name="Node">The node; a view of another node has a buffer of its own over the same memory.</param>
/// <param name="RowStride">Elements from one row, along the last axis, to the next; in panels less than a row.</param>
internal sealed record BufferInfo(int Node, BufferKind Kind, int Index, TensorType Type, Dim RowStride)
{
    public bool IsDense => Rows.IsDense(Type, RowStride);

    /// <summary>Whether the columns lie in panels, <see cref="PanelStride"/> apart.</summary>
    public bool HasPanels => Rows.HasPanels(Type, RowStride);

    /// <summary>Elements from one panel to the next.</summary>
    public Dim PanelStride => RowStride * Type.Shape[0];

    /// <summary>How the rows lie, for a comment; nothing where they are dense.</summary>
    public string RowsText => IsDense ? "" : HasPanels ? $", panels of {RowStride}" : $", rows of {RowStride}";

    /// <summary>Whether rows may be read and written up to the next multiple of 16 elements: not where the memory is the user's.</summary>
    public bool HasPaddedRows => Kind is BufferKind.Variable or BufferKind.Arena && RowStride.IsKnown && RowStride.Size % VariableLayout.Padding == 0;

    /// <summary>Whether the last element may be followed by others up to a multiple of 16.</summary>
    public bool HasPaddedEnd => Kind is BufferKind.Variable or BufferKind.Arena;
}
