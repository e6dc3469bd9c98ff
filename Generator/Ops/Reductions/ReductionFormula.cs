using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>A composite with a reduction's attributes, "axes" and "keepDims", and its shape.</summary>
internal abstract class ReductionFormula : CompositeOp
{
    protected virtual bool Accepts(ElementType type) => ElementTypes.IsFloating(type);

    public sealed override TensorType InferType(OpCall call)
    {
        if (!Accepts(call.Element(0))) throw new GraphException("AOTN2010", Name, ElementTypes.DisplayName(call.Element(0)));
        return TensorType.Tensor(call.Element(0), ReductionOp.ReducedShape(Name, call.Shape(0), call.Attributes));
    }
}
