namespace ILGPU;

/// <summary>Where accelerators come from.</summary>
public sealed class Context : IDisposable
{
    private Context()
    {
    }

    public static Builder Create() => new();

    public static Context Create(Action<Builder> buildingCallback)
    {
        var builder = new Builder();
        buildingCallback(builder);
        return builder.ToContext();
    }

    public void Dispose()
    {
    }

    /// <summary>What a context is made with.</summary>
    public sealed class Builder
    {
        internal Builder()
        {
        }

        public Builder Default() => this;

        public Builder Optimize(OptimizationLevel level) => this;

        public Context ToContext() => new();
    }
}

/// <summary>How much ILGPU optimizes.</summary>
public enum OptimizationLevel
{
    O0 = 0,
    Debug = O0,
    O1 = 1,
    Release = O1,
    O2 = 2,
}
