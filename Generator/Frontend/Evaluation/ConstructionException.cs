using AotNet.Generator.Diagnostics;

namespace AotNet.Generator.Frontend.Evaluation;

/// <summary>
/// Ends the evaluation of a member. <see cref="Finding"/> is null where someone else reports the mistake: the C# compiler, or the
/// member that this one needs.
/// </summary>
internal sealed class ConstructionException(Finding? finding) : Exception(finding?.Id ?? "reported elsewhere")
{
    public Finding? Finding { get; } = finding;
}
