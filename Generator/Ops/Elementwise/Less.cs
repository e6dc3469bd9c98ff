namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Less() : Comparison("Less", "Less", "Less", "<");
