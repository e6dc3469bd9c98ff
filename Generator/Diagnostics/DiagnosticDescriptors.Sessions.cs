using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor SessionNotInitialized = Make(
        "AOTN6001", "Session has no values for its variables",
        "'{0}' is neither initialized nor restored before '{1}', which reads the variables of {2}: call {0}.Initialize() or restore it with a Saver",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor SessionUsedAfterDispose = Make(
        "AOTN6002", "Session used after Dispose", "'{0}' is used after Dispose");

    public static readonly DiagnosticDescriptor SessionOnSeveralThreads = Make(
        "AOTN6003", "One session on several threads",
        "'{0}' is used inside {1}, which runs on other threads: a session is for one thread at a time; make one session for each, new {2}(sharing: {0}) shares its variables",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor SessionNotDisposed = Make(
        "AOTN6004", "Session is never disposed", "'{0}' is never disposed: declare it with using", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor SaveInInnerLoop = Make(
        "AOTN6005", "Checkpoint written in the inner loop",
        "A checkpoint is written at every step: save after the inner loop, or guard it with an if", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor UnknownVariable = Make(
        "AOTN6007", "No variable of that name", "'{0}' has no variable '{1}'{2}", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NameMap = Make(
        "AOTN6008", "Saver's names do not fit", "{0}", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor SummaryAtEveryStep = Make(
        "AOTN6006", "Summary written at every step",
        "A summary is written at every step of the inner loop: write every so many steps", DiagnosticSeverity.Warning);
}
