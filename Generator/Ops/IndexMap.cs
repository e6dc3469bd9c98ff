using AotNet.Generator.Common;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops;

/// <summary>
/// Where each element of a result comes from: the element at <c>index</c> is the operand's at flat position
/// <c>Offset + Σ Strides[axis] · index[axis]</c>. A stride is 0 along a repeated axis and negative along a reversed one.
/// </summary>
internal sealed record IndexMap(Dim Offset, EquatableArray<Dim> Strides)
{
    /// <summary>The distance in elements between neighbours along each axis of a dense tensor.</summary>
    public static Dim[] DenseStrides(Shape shape)
    {
        var strides = new Dim[shape.Rank];
        Dim stride = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }
}
