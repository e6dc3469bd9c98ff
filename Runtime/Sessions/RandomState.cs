namespace AotNet;

/// <summary>Where a session stands in its random numbers; saved with the variables, so that a restored run goes on with the same numbers.</summary>
/// <param name="Seed">The session's seed.</param>
/// <param name="Run">How many runs drew random numbers so far.</param>
public readonly record struct RandomState(ulong Seed, ulong Run);
