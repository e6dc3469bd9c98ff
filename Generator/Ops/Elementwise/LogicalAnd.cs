namespace AotNet.Generator.Ops.Elementwise;

internal sealed class LogicalAnd() : Logic("LogicalAnd", "And", "And", "&");
