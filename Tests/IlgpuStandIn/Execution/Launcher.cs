using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.ExceptionServices;

namespace ILGPU.Execution;

/// <summary>A kernel made ready: checked once, then run over grids.</summary>
internal sealed class Launcher
{
    private readonly bool needsLanes;

    public Launcher(MethodInfo kernel)
    {
        if (!kernel.IsStatic) throw new NotSupportedException($"The kernel {kernel.Name} is no static method.");
        foreach (ParameterInfo parameter in kernel.GetParameters())
            if (parameter.ParameterType == typeof(bool) || (parameter.ParameterType.IsGenericType && parameter.ParameterType.GenericTypeArguments[0] == typeof(bool)))
                throw new NotSupportedException($"The kernel {kernel.Name} has the parameter {parameter.Name} of type bool, which a device has no room for.");
        if (Array.Find(kernel.GetParameters(), parameter => !parameter.ParameterType.IsVisible) is { } hidden)
            throw new NotSupportedException($"The kernel {kernel.Name} has the parameter {hidden.Name} of a type that is not public.");
        needsLanes = Calls(kernel).Any(called => called.DeclaringType == typeof(SharedMemory) || (called.DeclaringType == typeof(Group) && called.Name == nameof(Group.Barrier)));
    }

    public void Run(KernelConfig config, Action kernel)
    {
        if (config.Groups <= 0 || config.Lanes <= 0) throw new ArgumentException($"A grid of {config.Groups} groups of {config.Lanes} lanes.", nameof(config));
        if (config.Lanes > 1024) throw new ArgumentException($"A group has at most 1024 lanes, not {config.Lanes}.", nameof(config));
        if (needsLanes) RunLanes(config, kernel);
        else RunLoop(config, kernel);
    }

    private static void RunLoop(KernelConfig config, Action kernel)
    {
        var lane = new Lane { Index = 0, Lanes = config.Lanes, Groups = config.Groups };
        Lane.Current = lane;
        for (int group = 0; group < config.Groups; group++)
            for (int index = 0; index < config.Lanes; index++)
            {
                lane.Index = index;
                lane.Enter(group);
                kernel();
            }
    }

    private static void RunLanes(KernelConfig config, Action kernel)
    {
        using var schedule = new LaneSchedule(config.Lanes);
        schedule.Start();
        LaneThreads.Run(config.Lanes, index =>
        {
            try
            {
                var lane = new Lane { Index = index, Lanes = config.Lanes, Groups = config.Groups, Schedule = schedule };
                Lane.Current = lane;
                schedule.Await(index);
                for (int group = 0; group < config.Groups; group++)
                {
                    lane.Enter(group);
                    kernel();
                    schedule.Arrive(index, atEnd: true);
                }
                schedule.Leave(index);
            }
            catch (LaneAborted)
            {
            }
#pragma warning disable CA1031 // whatever a kernel throws belongs to the thread that launched it
            catch (Exception failure)
#pragma warning restore CA1031
            {
                try { schedule.Fail(failure); }
                catch (LaneAborted) { }
            }
        });
        if (schedule.Failure is { } first) ExceptionDispatchInfo.Throw(first);
    }

    // The methods that a kernel calls, by its IL: every operand of a call, at whatever byte it stands. A byte that only looks
    // like a call finds no method or a wrong one, and at worst makes a launch slower.
    private static IEnumerable<MethodBase> Calls(MethodInfo kernel)
    {
        byte[] code = kernel.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int i = 0; i + 5 <= code.Length; i++)
        {
            if (code[i] != OpCodes.Call.Value) continue;
            MethodBase? called = null;
            try { called = kernel.Module.ResolveMethod(BitConverter.ToInt32(code, i + 1), kernel.DeclaringType?.GetGenericArguments(), null); }
            catch (ArgumentException) { }
            catch (BadImageFormatException) { }
            if (called is not null) yield return called;
        }
    }
}
