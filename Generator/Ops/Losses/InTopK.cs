using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Losses;

/// <summary>
/// Whether each row's target class (input 1) is among the k highest predictions (input 0): attribute "k". Classes tied with
/// the target do not push it out.
/// </summary>
internal sealed class InTopK : KernelOp
{
    public override string Name => "InTopK";

    public override string OnnxName => "none: ONNX has TopK, Equal and ReduceMax";

    public override string? NotDifferentiable => "its result is true or false";

    public override bool AcceptsRowStride => true;

    public override TensorType InferType(OpCall call)
    {
        call.RequireElement(0, ShapeRules.IsFloatOrDouble);
        ClassLabels.Check(call, labels: 1, logits: 0);
        return TensorType.Tensor(ElementType.Bool, call.Shape(1));
    }

    public override string? Gpu(KernelCall k)
    {
        string columns = k.Size(k.InTypes[0].Shape[k.InTypes[0].Shape.Rank - 1]), x = k.In[0];
        return $$"""
            int row = i * {{k.InStrides[0]}}, target = {{k.In[1]}}[i], higher = 0;
            bool known = target >= 0 && target < {{columns}};
            var value = {{x}}[row + (known ? target : 0)];
            for (int j = 0; j < {{columns}}; j++)
                if ({{x}}[row + j] > value) higher++;
            {{k.Out}}[i] = (byte)(known && value - value == 0 && higher < {{k.Attributes.Int("k", 1)}} ? 1 : 0);
            """; // an infinity or NaN less itself is NaN
    }

    public override string Call(KernelCall k)
    {
        Shape x = k.InTypes[0].Shape;
        return $"InTopK.Rows({k.In[0]}, {k.InStrides[0]}, {k.In[1]}, {k.Out}, {k.Size(x.Outer(x.Rank - 1))}, {k.Size(x[x.Rank - 1])}, {k.Attributes.Int("k", 1)})";
    }
}
