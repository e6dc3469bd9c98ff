using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops;

internal static partial class OpRegistry
{
    private static OpDefinition[] Leaves() =>
    [
        new LeafOp(WellKnownOps.Placeholder, "none: a graph input"),
        new LeafOp(WellKnownOps.Variable, "none: an initializer"),
        new LeafOp(WellKnownOps.Constant, "Constant"),
        new LeafOp(WellKnownOps.DimSize, "Shape", "a size is an integer"),
        new CustomGradient(),
        new LeafOp(WellKnownOps.GradientSeed, "none: a part of a gradient"),
        new LeafOp(WellKnownOps.Gradient, "none: expanded by differentiation"),
        new LeafOp("ScalarSummary", "none: a record for TensorBoard", "it yields a record"),
        new LeafOp("HistogramSummary", "none: a record for TensorBoard", "it yields a record"),
        new LeafOp("ImageSummary", "none: a record for TensorBoard", "it yields a record"),
        new LeafOp("TextSummary", "none: a record for TensorBoard", "it yields a record"),
        new LeafOp("MergeSummary", "none: a record for TensorBoard", "it yields a record"),
    ];
}
