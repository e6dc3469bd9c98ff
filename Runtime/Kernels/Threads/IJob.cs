namespace AotNet.Kernels;

/// <summary>Work in numbered units that may run in any order and on any thread.</summary>
public interface IJob
{
    /// <summary>Does one unit. Called from several threads at once, for different units; must not change the job itself.</summary>
    void Run(int unit);
}
