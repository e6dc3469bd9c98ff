namespace AotNet.Generator.Ops.Elementwise;

internal sealed class LogicalXor() : Logic("LogicalXor", "Xor", "Xor", "^");
