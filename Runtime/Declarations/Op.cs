namespace AotNet;

/// <summary>The ops of models: <c>using static AotNet.Op;</c> and call them in construction code.</summary>
/// <remarks>
/// One partial file a family. A method is the graph op of its name: tensors are its inputs, <c>name</c> the node's name, every
/// other parameter an attribute of that name. Nothing here runs: the compiler evaluates the calls.
/// </remarks>
public static partial class Op;
