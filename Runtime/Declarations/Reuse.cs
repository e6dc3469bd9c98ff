namespace AotNet;

/// <summary>Whether variables of a scope or layer are made or found.</summary>
public enum Reuse
{
    /// <summary>As in the scope around; made where there is none.</summary>
    Inherit,

    /// <summary>Made; AOTN3xxx when one of the name exists. Inside a reusing scope nothing switches reuse off: AOTN3xxx.</summary>
    No,

    /// <summary>Found; AOTN3xxx when none of the name exists.</summary>
    Yes,

    /// <summary>Found when one of the name exists, else made.</summary>
    Auto,
}
