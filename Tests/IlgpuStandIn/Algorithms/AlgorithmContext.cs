namespace ILGPU.Algorithms;

/// <summary>Makes the functions of <see cref="XMath"/> known to a context.</summary>
public static class AlgorithmContext
{
    public static Context.Builder EnableAlgorithms(this Context.Builder builder) => builder;
}
