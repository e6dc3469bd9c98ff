using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Tests.Ops;

/// <summary>Result shapes of the movement ops, open sizes among them, and the finding for each way to be wrong.</summary>
public class MovementShapeTests
{
    [Theory]
    [InlineData("Reshape", "[batch,28,28]", "[batch,784]", "shape=[batch,-1]")]
    [InlineData("Reshape", "[batch,3]", "[batch,3,1]", "shape=[-1,3,1]")]
    [InlineData("Reshape", "[0,3]", "[0,3]", "shape=[-1,3]")]
    [InlineData("Reshape", "[2*batch]", "[batch,2]", "shape=[-1,2]")]
    [InlineData("Reshape", "[1]", "[]", "shape=[]")]
    [InlineData("Transpose", "[batch,3,4]", "[4,3,batch]")]
    [InlineData("Transpose", "[batch,3,4]", "[3,batch,4]", "permutation=[1,0,-1]")]
    [InlineData("ExpandDims", "[batch,3]", "[batch,1,3]", "axis=1")]
    [InlineData("ExpandDims", "[batch,3]", "[batch,3,1]", "axis=-1")]
    [InlineData("Squeeze", "[batch,1,3,1]", "[batch,3]")]
    [InlineData("Squeeze", "[batch,1,3,1]", "[batch,1,3]", "axis=-1")]
    [InlineData("Squeeze", "[batch,1,3,1]", "[batch,3]", "axes=[1,3]")]
    [InlineData("BroadcastTo", "[3]", "[batch,3]", "shape=[batch,3]")]
    [InlineData("BroadcastTo", "[batch,1]", "[2,batch,3]", "shape=[2,batch,3]")]
    [InlineData("Slice", "[batch,10]", "[batch,3]", "begin=[0,2]", "size=[-1,3]")]
    [InlineData("Slice", "[batch]", "[batch - 2]", "begin=[1]", "size=[batch - 2]")]
    [InlineData("Slice", "[batch]", "[5]", "begin=[0]", "size=[5]")]
    [InlineData("Slice", "[10]", "[4]", "begin=[0]", "size=[-1]", "step=[3]")]
    [InlineData("Slice", "[4]", "[0]", "begin=[4]", "size=[-1]")]
    [InlineData("Pad", "[batch,2]", "[batch + 3,2]", "paddings=[1,2,0,0]")]
    [InlineData("Pad", "[3]", "[7]", "paddings=[0,0]", "interior=[2]")]
    [InlineData("Tile", "[batch,2]", "[2*batch,6]", "multiples=[2,3]")]
    [InlineData("Reverse", "[batch,2]", "[batch,2]", "axes=[0]")]
    [InlineData("Split", "[6*batch,2]", "[2*batch,2]", "parts=3", "index=2")]
    [InlineData("Split", "[5,2]", "[5,1]", "sizes=[1,1]", "axis=-1", "index=1")]
    [InlineData("Unstack", "[batch,3]", "[batch]", "axis=1", "index=2")]
    [InlineData("Diag", "[batch,3]", "[batch,3,3]")]
    [InlineData("DiagPart", "[batch,3,4]", "[batch,3]")]
    [InlineData("DiagPart", "[n,n]", "[n]")]
    [InlineData("Trace", "[batch,4,3]", "[batch]")]
    [InlineData("TopK", "[batch,5]", "[batch,2]", "k=2")]
    [InlineData("MatrixInverse", "[batch,n,n]", "[batch,n,n]")]
    [InlineData("Determinant", "[batch,n,n]", "[batch]")]
    [InlineData("Trilu", "[batch,3,4]", "[batch,3,4]")]
    [InlineData("RandomShuffle", "[batch,3]", "[batch,3]")]
    [InlineData("Dropout", "[batch,3]", "[batch,3]", "rate=0.5")]
    public void InferType_Fits_GivesTheShape(string op, string from, string to, params string[] attributes) =>
        Assert.Equal(to, Add(op, [from], attributes).Shape.ToString());

    [Theory]
    [InlineData("Concat", "[batch,5]", "axis=1", "[batch,2]", "[batch,3]")]
    [InlineData("Concat", "[2*batch + 1,3]", "axis=0", "[batch,3]", "[1,3]", "[batch,3]")]
    [InlineData("Stack", "[3,batch,2]", "axis=-3", "[batch,2]", "[batch,2]", "[batch,2]")]
    [InlineData("Solve", "[batch,3,2]", "", "[3,3]", "[batch,3,2]")]
    [InlineData("Outer", "[batch,3]", "", "[batch]", "[3]")]
    [InlineData("Einsum", "[batch,i,4]", "equation=bij,bjk->bik", "[batch,i,3]", "[batch,3,4]")]
    [InlineData("Einsum", "[4,3]", "equation=ij,jk->ki", "[3,5]", "[5,4]")]
    [InlineData("Einsum", "[batch,2,4]", "equation=...ij,jk", "[batch,2,3]", "[3,4]")]
    [InlineData("Einsum", "[]", "equation=ii", "[3,3]")]
    public void InferType_SeveralOperands_GivesTheShape(string op, string to, string attribute, params string[] from) =>
        Assert.Equal(to, Add(op, from, attribute.Length == 0 ? [] : [attribute]).Shape.ToString());

    [Theory]
    [InlineData("AOTN2021", "Reshape", "[2,3]", "shape=[5]")]
    [InlineData("AOTN2021", "Reshape", "[batch,3]", "shape=[batch,4]")]
    [InlineData("AOTN2022", "Reshape", "[batch]", "shape=[-1,3]")]
    [InlineData("AOTN2022", "Reshape", "[7]", "shape=[-1,3]")]
    [InlineData("AOTN2029", "Reshape", "[6]", "shape=[-1,-1]")]
    [InlineData("AOTN2024", "Transpose", "[2,3]", "permutation=[0,0]")]
    [InlineData("AOTN2024", "Transpose", "[2,3]", "permutation=[0,1,2]")]
    [InlineData("AOTN2006", "ExpandDims", "[2,3]", "axis=3")]
    [InlineData("AOTN2025", "Squeeze", "[2,3]", "axis=1")]
    [InlineData("AOTN2025", "Squeeze", "[batch,3]", "axis=0")]
    [InlineData("AOTN2006", "Squeeze", "[2,3]", "axis=2")]
    [InlineData("AOTN2028", "BroadcastTo", "[2,3]", "shape=[3]")]
    [InlineData("AOTN2028", "BroadcastTo", "[batch]", "shape=[3]")]
    [InlineData("AOTN2026", "Slice", "[4]", "begin=[2]", "size=[3]")]
    [InlineData("AOTN2026", "Slice", "[4]", "begin=[5]", "size=[-1]")]
    [InlineData("AOTN2026", "Slice", "[4]", "begin=[-1]", "size=[1]")]
    [InlineData("AOTN2026", "Slice", "[batch]", "begin=[1]", "size=[batch]")]
    [InlineData("AOTN2023", "Slice", "[batch]", "begin=[0]", "size=[-1]", "step=[2]")]
    [InlineData("AOTN2029", "Slice", "[4,4]", "begin=[0]", "size=[1]")]
    [InlineData("AOTN2029", "Pad", "[4]", "paddings=[1]")]
    [InlineData("AOTN2029", "Tile", "[4]", "multiples=[1,2]")]
    [InlineData("AOTN2006", "Reverse", "[4]", "axes=[1]")]
    [InlineData("AOTN2030", "Split", "[5]", "parts=2")]
    [InlineData("AOTN2030", "Split", "[batch]", "parts=2")]
    [InlineData("AOTN2030", "Split", "[5]", "sizes=[2,2]")]
    [InlineData("AOTN2023", "Unstack", "[batch,2]", "index=0")]
    [InlineData("AOTN2003", "Diag", "[]")]
    [InlineData("AOTN2023", "DiagPart", "[batch,3]")]
    [InlineData("AOTN2029", "TopK", "[batch,3]", "k=4")]
    [InlineData("AOTN2023", "TopK", "[batch]", "k=1")]
    [InlineData("AOTN2027", "MatrixInverse", "[2,3]")]
    [InlineData("AOTN2003", "MatrixInverse", "[3]")]
    [InlineData("AOTN2027", "Cholesky", "[batch,3]")]
    [InlineData("AOTN2029", "Dropout", "[3]", "rate=1.0")]
    [InlineData("AOTN2029", "RandomNormal", "", "shape=[3]", "stddev=-1.0")]
    [InlineData("AOTN2029", "Range", "", "limit=3.0", "delta=0.0")]
    [InlineData("AOTN2029", "Eye", "", "rows=-1")]
    public void InferType_DoesNotFit_IsAFinding(string id, string op, string from, params string[] attributes) =>
        Assert.Equal(id, Assert.Throws<GraphException>(() => Add(op, from.Length == 0 ? [] : [from], attributes)).Id);

    [Theory]
    [InlineData("AOTN2020", "Concat", "axis=1", "[batch,2]", "[3,2]")]
    [InlineData("AOTN2020", "Concat", "axis=0", "[2,2]", "[2]")]
    [InlineData("AOTN2006", "Concat", "axis=2", "[2,2]", "[2,2]")]
    [InlineData("AOTN2029", "Stack", "axis=0", "[2,2]", "[2,3]")]
    [InlineData("AOTN2032", "Solve", "", "[3,3]", "[2,1]")]
    [InlineData("AOTN2031", "Einsum", "equation=ij,jk->ik", "[2,3]", "[4,5]")]
    [InlineData("AOTN2031", "Einsum", "equation=ij->ik", "[2,3]")]
    [InlineData("AOTN2031", "Einsum", "equation=ij,j", "[2,3]")]
    [InlineData("AOTN2031", "Einsum", "equation=i2->i", "[2,3]")]
    [InlineData("AOTN2031", "Einsum", "equation=ij->ii", "[2,3]")]
    [InlineData("AOTN2031", "Einsum", "equation=ijk->i", "[2,3]")]
    public void InferType_OperandsDiffer_IsAFinding(string id, string op, string attribute, params string[] from) =>
        Assert.Equal(id, Assert.Throws<GraphException>(() => Add(op, from, attribute.Length == 0 ? [] : [attribute])).Id);

    [Fact]
    public void InferType_Messages_NameTheSizes()
    {
        var exception = Assert.Throws<GraphException>(() => Add("Concat", ["[batch,2]", "[batch,3]"], ["axis=0"]));
        Assert.Equal(["1", "[batch, 3]", "[batch, 2]", "0"], exception.Arguments);
    }

    /// <summary>Adds a node over float placeholders of these shapes; attributes are <c>name=value</c>.</summary>
    private static Value Add(string op, string[] shapes, string[] attributes)
    {
        var graph = new GraphBuilder("M");
        List<Value> inputs = [.. shapes.Select(shape => graph.Placeholder(TensorType.Tensor(Element.Float32, Shape.Parse(shape)), "x"))];
        return graph.Add(op, inputs, Attributes.Of([.. attributes.Select(Attribute)]));
    }

    private static (string Name, AttributeValue Value) Attribute(string text)
    {
        string name = text[..text.IndexOf('=', StringComparison.Ordinal)], value = text[(name.Length + 1)..];
        return (name, name switch
        {
            "equation" => value,
            "permutation" or "axes" or "step" or "interior" => AttributeValue.Ints(Shape.Parse(value).Select(size => size.Size)),
            _ when value[0] == '[' => Shape.Parse(value),
            _ when value.Contains('.', StringComparison.Ordinal) => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            _ => long.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
        });
    }
}
