using ILGPU.Execution;

namespace ILGPU.Runtime;

/// <summary>Makes explicitly grouped kernels ready, which run on the default stream. A kernel has 1 to 14 parameters.</summary>
public static class KernelLoaders
{
    public static Action<KernelConfig, T1> LoadStreamKernel<T1>(this Accelerator accelerator, Action<T1> action)
        where T1 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1) => launcher.Run(config, () => action(param1));
    }

    public static Action<KernelConfig, T1, T2> LoadStreamKernel<T1, T2>(this Accelerator accelerator, Action<T1, T2> action)
        where T1 : struct
        where T2 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2) => launcher.Run(config, () => action(param1, param2));
    }

    public static Action<KernelConfig, T1, T2, T3> LoadStreamKernel<T1, T2, T3>(this Accelerator accelerator, Action<T1, T2, T3> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2, param3) => launcher.Run(config, () => action(param1, param2, param3));
    }

    public static Action<KernelConfig, T1, T2, T3, T4> LoadStreamKernel<T1, T2, T3, T4>(this Accelerator accelerator, Action<T1, T2, T3, T4> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2, param3, param4) => launcher.Run(config, () => action(param1, param2, param3, param4));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5> LoadStreamKernel<T1, T2, T3, T4, T5>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2, param3, param4, param5) => launcher.Run(config, () => action(param1, param2, param3, param4, param5));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6> LoadStreamKernel<T1, T2, T3, T4, T5, T6>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2, param3, param4, param5, param6) => launcher.Run(config, () => action(param1, param2, param3, param4, param5, param6));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2, param3, param4, param5, param6, param7) => launcher.Run(config, () => action(param1, param2, param3, param4, param5, param6, param7));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2, param3, param4, param5, param6, param7, param8) => launcher.Run(config, () => action(param1, param2, param3, param4, param5, param6, param7, param8));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2, param3, param4, param5, param6, param7, param8, param9) => launcher.Run(config, () => action(param1, param2, param3, param4, param5, param6, param7, param8, param9));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2, param3, param4, param5, param6, param7, param8, param9, param10) => launcher.Run(config, () => action(param1, param2, param3, param4, param5, param6, param7, param8, param9, param10));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
        where T11 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2, param3, param4, param5, param6, param7, param8, param9, param10, param11) => launcher.Run(config, () => action(param1, param2, param3, param4, param5, param6, param7, param8, param9, param10, param11));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
        where T11 : struct
        where T12 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2, param3, param4, param5, param6, param7, param8, param9, param10, param11, param12) => launcher.Run(config, () => action(param1, param2, param3, param4, param5, param6, param7, param8, param9, param10, param11, param12));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
        where T11 : struct
        where T12 : struct
        where T13 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2, param3, param4, param5, param6, param7, param8, param9, param10, param11, param12, param13) => launcher.Run(config, () => action(param1, param2, param3, param4, param5, param6, param7, param8, param9, param10, param11, param12, param13));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
        where T11 : struct
        where T12 : struct
        where T13 : struct
        where T14 : struct
    {
        var launcher = new Launcher(action.Method);
        return (config, param1, param2, param3, param4, param5, param6, param7, param8, param9, param10, param11, param12, param13, param14) => launcher.Run(config, () => action(param1, param2, param3, param4, param5, param6, param7, param8, param9, param10, param11, param12, param13, param14));
    }
}
