namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Greater() : Comparison("Greater", "Greater", "Greater", ">");
