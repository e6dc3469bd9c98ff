namespace AotNet.Generator.Ops.Elementwise;

internal sealed class NotEqual() : Comparison("NotEqual", "none: ONNX has Equal and Not", "NotEqual", "!=", ofBools: true);
