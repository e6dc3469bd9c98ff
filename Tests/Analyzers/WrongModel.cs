using System.Text.RegularExpressions;

namespace AotNet.Tests.Analyzers;

/// <summary>
/// One case of the corpus: a source with a mistake, where it is reported and how, and what the fix makes of it.
/// </summary>
/// <remarks>
/// <code>
/// // AOTN2004: MatMul: inner sizes differ, x is [?, 784] and w is [100, 10]: 784 against 100
/// // (a second line of this form is a second diagnostic, in source order)
/// class M { … [|MatMul(X, w)|] … }
/// // FIXED
/// the whole source after the fix
/// </code>
/// </remarks>
internal sealed record WrongModel(string Name, string Source, IReadOnlyList<(string Id, string Message)> Expected, IReadOnlyList<(int Start, int Length)> Spans, string? Fixed)
{
    public static WrongModel Read(string path)
    {
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        string[] halves = text.Split("// FIXED\n");
        var expected = new List<(string, string)>();
        foreach (Match header in Regex.Matches(halves[0], @"^// ((?:AOTN|CS)\d{4}): (.*)$", RegexOptions.Multiline))
            expected.Add((header.Groups[1].Value, header.Groups[2].Value));
        var spans = new List<(int, int)>();
        string source = Regex.Replace(halves[0], @"^// (?:AOTN|CS)\d{4}: .*\n", "", RegexOptions.Multiline);
        for (int start; (start = source.IndexOf("[|", StringComparison.Ordinal)) >= 0;)
        {
            source = source.Remove(start, 2);
            int end = source.IndexOf("|]", start, StringComparison.Ordinal);
            source = source.Remove(end, 2);
            spans.Add((start, end - start));
        }
        return new WrongModel(Path.GetFileName(path), source, expected, spans, halves.Length > 1 ? halves[1] : null);
    }
}
