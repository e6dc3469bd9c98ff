namespace AotNet.Generator.Ops.Elementwise;

internal sealed class GreaterEqual() : Comparison("GreaterEqual", "GreaterOrEqual", "GreaterOrEqual", ">=");
