namespace AotNet;

/// <summary>A copy of a variable in other memory, such as a device's, which runs there may make newer than the host's.</summary>
internal abstract class VariableCopy
{
    /// <summary>Brings the host's memory up to date.</summary>
    public abstract void BeforeHostReads();

    /// <summary>The host's memory has a new value; the copy's is void.</summary>
    public abstract void OnHostAssigned();
}
