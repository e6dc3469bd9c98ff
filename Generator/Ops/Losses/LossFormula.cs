using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Reductions;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Losses;

/// <summary>A composite over labels and predictions of one shape and floating type.</summary>
internal abstract class LossFormula : CompositeOp
{
    public override string OnnxName => "none: a formula of others";

    /// <summary>A scalar by default.</summary>
    protected virtual Shape ResultShape(OpCall call) => Shape.Scalar;

    public sealed override TensorType InferType(OpCall call)
    {
        call.RequireElement(0, ElementTypes.IsFloating);
        call.RequireSameElements();

        // Not broadcast: [m] against [m, 1] would silently compare every label with every prediction.
        if (call.Inputs.Count > 1 && call.Shape(0) != call.Shape(1))
            throw new GraphException("AOTN2002", Name, call.Shape(0).ToDisplayString(), call.Shape(1).ToDisplayString());
        return TensorType.Tensor(call.Element(0), ResultShape(call));
    }

    protected static Value Mean(Value x) => x.Reduce("ReduceMean", Attributes.None);
}
