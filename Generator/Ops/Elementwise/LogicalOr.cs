namespace AotNet.Generator.Ops.Elementwise;

internal sealed class LogicalOr() : Logic("LogicalOr", "Or", "Or", "|");
