namespace AotNet.Generator.Ops.Elementwise;

internal sealed class LessEqual() : Comparison("LessEqual", "LessOrEqual", "LessOrEqual", "<=");
