using ILGPU.Execution;

namespace ILGPU;

/// <summary>The lanes that share memory and barriers.</summary>
public static class Group
{
    public static int IdxX => Lane.Current.Index;

    public static int DimX => Lane.Current.Lanes;

    /// <summary>Waits for all lanes of the group.</summary>
    public static void Barrier() => Lane.Current.Barrier();
}

/// <summary>The groups of one launch.</summary>
public static class Grid
{
    public static int IdxX => Lane.Current.Group;

    public static int DimX => Lane.Current.Groups;
}

/// <summary>Memory that the lanes of a group share.</summary>
public static class SharedMemory
{
    /// <summary>The memory of this call; every lane's call at the same place gets the same. The extent is a constant.</summary>
    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged => Lane.Current.Share<T>(extent);
}
