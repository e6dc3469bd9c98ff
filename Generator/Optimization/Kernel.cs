using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization;

/// <summary>One loop nest or one call of the runtime: the nodes that it computes and the buffers that it reads and writes.</summary>
/// <param name="Nodes">The elementwise nodes fused into it, in an order in which operands come first. Their shape is the kernel's grid, but for masks, which may be smaller.</param>
/// <param name="Stores">Which nodes' values go to which buffers.</param>
/// <param name="Vector">The float type of every value, where vectors may compute it; null for plain loops.</param>
internal abstract record Kernel(EquatableArray<int> Nodes, EquatableArray<Store> Stores, ElementType? Vector);

/// <param name="Node">A node of the kernel.</param>
/// <param name="Buffer">An index into <see cref="FetchPlan.Buffers"/>.</param>
internal readonly record struct Store(int Node, int Buffer);

/// <summary>A loop over a grid; operands of smaller shapes broadcast.</summary>
internal sealed record ElementwiseKernel(Shape Grid, EquatableArray<int> Nodes, EquatableArray<Store> Stores, ElementType? Vector)
    : Kernel(Nodes, Stores, Vector);

/// <summary>A (batched) matrix product; <see cref="Kernel.Nodes"/> is its epilogue.</summary>
/// <param name="Product">The MatMul node.</param>
internal sealed record MatMulKernel(int Product, EquatableArray<int> Nodes, EquatableArray<Store> Stores, ElementType? Vector)
    : Kernel(Nodes, Stores, Vector);

/// <summary>A reduction along neighbouring axes; <see cref="Kernel.Nodes"/> is what is made of its results.</summary>
/// <param name="Reduction">The reduction's node.</param>
/// <param name="Producer">The elementwise nodes, over the input's shape, whose values are reduced without ever being stored.</param>
internal sealed record ReductionKernel(int Reduction, EquatableArray<int> Producer, EquatableArray<int> Nodes, EquatableArray<Store> Stores, ElementType? Vector)
    : Kernel(Nodes, Stores, Vector);

/// <summary>A call of a runtime routine.</summary>
internal sealed record CallKernel(int Node, EquatableArray<Store> Stores) : Kernel([], Stores, null);

/// <summary>Straight-line code over values of rank 0.</summary>
internal sealed record ScalarKernel(EquatableArray<int> Nodes, EquatableArray<Store> Stores) : Kernel(Nodes, Stores, null);

/// <summary>A buffer copied to another one of the same number of elements.</summary>
internal sealed record CopyKernel(int From, int To) : Kernel([], [], null);
