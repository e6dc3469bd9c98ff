using Microsoft.CodeAnalysis;

namespace AotNet.Tests.Analyzers;

/// <summary>
/// A class of a kind that no model can be, and code that uses it: one error for the mistake and none where the session is used. The
/// generated part is of the same kind, with members that throw.
/// </summary>
public class KindOfClassTests
{
    private const string Body = """
        {
            [Placeholder("batch", 3)] readonly Tensor<float> X;
            [Variable] readonly Tensor<float> w = Zeros<float>(3);

            [Fetch] Tensor<float> Total => ReduceSum(X * w);
            [Fetch] Tensor<float> Scaled => X * w;
        }
        """;

    /// <summary>The session's type, the declaration, the errors of the whole compilation.</summary>
    public static TheoryData<string, string, string[]> Kinds() => new()
    {
        { "M", "[Model] partial class M" + Body, [] },
        { "M", "[Model] public sealed partial class M" + Body, [] },
        { "@class", "[Model] partial class @class" + Body, [] },
        { "@for.@class", "partial class @for { [Model] internal partial class @class" + Body + " }", [] },
        { "M<int>", "[Model] partial class M<T>" + Body, ["AOTN1003"] },
        { "M<int, string>", "[Model] partial class M<T, @event> where T : struct" + Body, ["AOTN1003"] },
        { "M", "[Model] abstract partial class M" + Body, ["AOTN1003"] },
        { "M", "[Model] partial record M" + Body, ["AOTN1003"] },
        { "M", "[Model] partial record class M(int Width)" + Body, ["AOTN1003"] },
        { "M", "[Model] static partial class M" + Body.Replace("readonly", "static readonly", StringComparison.Ordinal).Replace("[Fetch]", "[Fetch] static", StringComparison.Ordinal), ["AOTN1003"] },
        { "Outer<int>.M", "partial class Outer<T> { [Model] internal partial class M" + Body + " }", ["AOTN1003"] },
        { "Outer.M", "partial record Outer { [Model] internal partial class M" + Body + " }", [] },
        { "Outer.M", "partial struct Outer { [Model] internal partial class M" + Body + " }", [] },
        { "Outer.M", "partial interface Outer { [Model] internal partial class M" + Body + " }", [] },
        // Where a session is used C# says what is missing, once for each class, with the part in place that the uses need.
        { "M", "[Model] class M" + Body, ["CS0260"] },
        { "M", "[Model] record M" + Body, ["AOTN1003", "CS0260"] },
        { "Outer.M", "class Outer { [Model] internal partial class M" + Body + " }", ["CS0260"] },
        { "Outer.Inner.M", "static class Outer { internal static class Inner { [Model] internal class M" + Body + " } }", ["CS0260", "CS0260", "CS0260"] },
        // C# allows the attribute on classes alone, and wants a constructor in a struct whose fields have values.
        { "M", "[Model] partial struct M" + Body, ["CS0592", "CS8983"] },
        // A part in another file would be another type: C# finds no session either.
        { "M", "[Model] file partial class M" + Body, ["AOTN1003", "CS0426"] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Kind_IsOneErrorInAll(string type, string declaration, string[] errors)
    {
        string source = $$"""
            static class Program
            {
                static float Run(float[] x)
                {
                    using var session = new {{type}}.Session();
                    session.Initialize();
                    float[] scaled = new float[3];
                    session.Scaled(x, scaled);
                    var again = session.Scaled(x);
                    return session.Total(x) + again[0, 0] + session.Variables.W.AsSpan()[0];
                }
            }
            {{declaration}}
            """;
        Assert.Equal(errors, Errors((await AnalyzerRunner.RunAsync(AnalyzerRunner.Compile(source))).Diagnostics));
        Assert.Equal(errors, Errors(AnalyzerRunner.RunWithoutAnalyzers(AnalyzerRunner.Compile(source), ("RunAnalyzers", "false")).Diagnostics));
    }

    private static string[] Errors(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true ? diagnostic.ToString() : diagnostic.Id).Order(StringComparer.Ordinal)];
}
