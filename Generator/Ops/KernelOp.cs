using AotNet.Generator.Emission;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops;

/// <summary>
/// An op whose code is one call of a routine of the runtime (namespace <c>AotNet.Kernels</c>). Operands and result are
/// dense, row-major buffers; an op that takes padded rows says so by <see cref="AcceptsRowStride"/>.
/// </summary>
internal abstract class KernelOp : OpDefinition
{
    /// <summary>
    /// The call, a C# statement without its last semicolon: <c>ArgMax.Rows(x, y, rows: batch, columns: 10)</c>. Several
    /// statements are lines that end in a semicolon.
    /// </summary>
    public abstract string Call(KernelCall k);

    /// <summary>Whether the routine takes rows whose stride differs from their length.</summary>
    public virtual bool AcceptsRowStride => false;

    /// <summary>
    /// The statements of one lane, number <c>i</c>, as ILGPU compiles them; null when there is no kernel for it yet. Operands
    /// and result are views; an element of type bool is a byte, 0 or 1.
    /// </summary>
    public virtual string? Gpu(KernelCall k) => null;

    /// <summary>How many lanes there are: one an element of the result, unless a lane does a whole row.</summary>
    public virtual Dim GpuLanes(KernelCall k) => k.OutType.Shape.Count;
}

/// <summary>What a runtime call is written from.</summary>
/// <param name="In">Pointer expressions of the operands.</param>
/// <param name="Out">The pointer expression of the result.</param>
/// <param name="InStrides">The distance in elements between rows (along the last axis but one) of each operand.</param>
/// <param name="Size">Spells a size as a C# expression of type int.</param>
internal sealed record KernelCall(
    Node Node,
    IReadOnlyList<TensorType> InTypes,
    IReadOnlyList<string> In,
    string Out,
    IReadOnlyList<string> InStrides,
    string OutStride,
    Func<Dim, string> Size)
{
    public Attributes Attributes => Node.Attributes;

    public TensorType OutType => Node.Type;

    /// <summary>The C# type of the result's elements in a device's memory, where a bool is a byte.</summary>
    public string Memory => OutType.Element == ElementType.Bool ? "byte" : ElementTypes.CSharpName(OutType.Element);

    /// <summary>The session's thread pool, for routines that split their work.</summary>
    public string Pool => "Pool";

    /// <summary>The session's random source: seed and run counter.</summary>
    public string Random => "Random";

    /// <summary>The node's name as a string literal, for messages of what can fail when it runs.</summary>
    public string Label => Quote(Node.Name);

    /// <summary>A name as a C# string literal.</summary>
    public static string Quote(string name) => "\"" + name.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    /// <summary>The number of square matrices in a tensor and their size: <c>batch, 3</c>.</summary>
    public string Squares(Shape shape) => $"{Size(shape.Outer(shape.Rank - 2))}, {Size(shape[shape.Rank - 1])}";

    /// <summary>A number as a literal of the result's element type.</summary>
    public string Literal(double value) => Literals.Of(value, OutType.Element);

    /// <summary>Arithmetic on the result's element type, as that type: C# computes bytes as int.</summary>
    public string Narrow(string arithmetic) => OutType.Element == ElementType.UInt8 ? $"unchecked((byte)({arithmetic}))" : $"unchecked({arithmetic})";

    /// <summary>Sizes, offsets or strides as a collection expression: <c>[batch, 784]</c>.</summary>
    public string Sizes(IEnumerable<Dim> sizes) => "[" + string.Join(", ", sizes.Select(Size)) + "]";

    /// <summary>The number of elements before, at and after an axis: any tensor seen as [outer, n, inner].</summary>
    public (string Outer, string N, string Inner) Split(Shape shape, int axis) => (
        Size(shape.Take(axis).Aggregate((Dim)1, (product, dim) => product * dim)),
        Size(shape[axis]),
        Size(shape.Skip(axis + 1).Aggregate((Dim)1, (product, dim) => product * dim)));
}
