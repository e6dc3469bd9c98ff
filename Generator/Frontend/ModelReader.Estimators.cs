namespace AotNet.Generator.Frontend;

internal sealed partial class ModelReader
{
    private FrontendResult ReadEstimator() => throw new InvalidOperationException();
}
