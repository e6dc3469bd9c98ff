namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Equal() : Comparison("Equal", "Equal", "Equal", "==", ofBools: true);
