using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Random;

/// <summary>
/// Independent random numbers of attributes "shape" and "type". They are a function of the session's seed, its run counter
/// and a key: attribute "key" (the variable's name, where they are its initial value) or else the node's own name.
/// </summary>
internal abstract class RandomOp : KernelOp
{
    public override bool IsPure => false;

    public override string? NotDifferentiable => "random numbers depend on nothing";

    protected virtual bool Accepts(ElementType type) => ElementTypes.IsFloating(type);

    public sealed override TensorType InferType(OpCall call)
    {
        ElementType type = call.Attributes.Type("type") ?? ElementType.Float32;
        if (!Accepts(type)) throw new GraphException("AOTN2010", Name, ElementTypes.DisplayName(type));
        Shape shape = call.RequireDims("shape");
        if (shape.Any(size => size.IsKnown && size.Size < 0)) throw call.Invalid($"{shape.ToDisplayString()} is no shape");
        Check(call);
        return TensorType.Tensor(type, shape);
    }

    protected virtual void Check(OpCall call)
    {
    }

    /// <summary>A fill of the runtime's <c>Philox</c> with two parameters.</summary>
    protected static string Fill(KernelCall k, string distribution, double a, double b) =>
        $"Philox.{distribution}({k.Out}, {k.Size(k.OutType.Shape.Count)}, {Stream(k)}, {Emission.Literals.Double(a)}, {Emission.Literals.Double(b)})";

    /// <summary>Seed, key and run counter: the first arguments of every routine that draws.</summary>
    public static string Stream(KernelCall k)
    {
        string key = k.Attributes.String("key") is { } given ? KernelCall.Quote(given) : k.Label;
        return $"Seed, Philox.Key({key}), Run";
    }
}
