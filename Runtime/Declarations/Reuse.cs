namespace AotNet;

/// <summary>Whether variables of a scope or layer are made or found.</summary>
public enum Reuse
{
    /// <summary>As in the scope around; made where there is none.</summary>
    Inherit,

    /// <summary>Made; AOTN3001 when one of the name exists. Inside a reusing scope nothing switches reuse off: AOTN3004.</summary>
    No,

    /// <summary>Found; AOTN3002 when none of the name exists.</summary>
    Yes,

    /// <summary>Found when one of the name exists, else made.</summary>
    Auto,
}
