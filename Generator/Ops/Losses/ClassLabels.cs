using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Losses;

/// <summary>What ops over class numbers check.</summary>
internal static class ClassLabels
{
    /// <summary>Labels are ints of shape [...], one for each row of logits of shape [..., C].</summary>
    public static void Check(OpCall call, int labels, int logits)
    {
        call.RequireElement(labels, type => type == ElementType.Int32);
        call.RequireRank(logits, 1);
        Shape rows = call.Shape(logits).Without(call.Shape(logits).Rank - 1);
        if (rows == call.Shape(labels)) return;
        // As many axes as the logits: most likely rows of 0 and 1.
        string hint = call.Shape(labels).Rank == call.Shape(logits).Rank && call.Shape(labels)[call.Shape(labels).Rank - 1] != 1
            ? $"; a label is one class number for each row of the logits {call.Shape(logits).ToDisplayString()}: ArgMax(labels, -1) makes them of one-hot labels" : "";
        throw new GraphException("AOTN2002", call.Op.Name, call.Shape(labels).ToDisplayString(), rows.ToDisplayString(), hint);
    }
}
