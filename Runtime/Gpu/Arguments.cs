namespace AotNet.Gpu;

/// <summary>
/// Eight arguments of a kernel as one, for kernels that take more than ILGPU launches. Public and the same for all models: ILGPU
/// builds a type of its own around each argument, which may only name types that everybody sees.
/// </summary>
public struct Arguments<T1, T2, T3, T4, T5, T6, T7, T8>
    where T1 : struct
    where T2 : struct
    where T3 : struct
    where T4 : struct
    where T5 : struct
    where T6 : struct
    where T7 : struct
    where T8 : struct
{
#pragma warning disable CA1051 // a kernel's argument is its fields
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;
    public T4 Item4;
    public T5 Item5;
    public T6 Item6;
    public T7 Item7;
    public T8 Item8;
#pragma warning restore CA1051
}
