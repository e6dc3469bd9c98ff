using System.Text;
using AotNet.Generator.Common;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Emission;

/// <summary>Writes the XML comments of generated members: the user's own words, then shapes.</summary>
internal static class DocumentationEmitter
{
    public static void WriteFetch(SourceWriter text, FetchSignature fetch, FetchMember? member)
    {
        ModelFile.WriteSummary(text, member is { Documentation.Length: > 0 } ? Escape(member.Documentation) : $"Evaluates <c>{fetch.Name}</c>.");
        foreach (FetchFeed feed in fetch.Feeds)
            text.Line($"/// <param name=\"{feed.Parameter}\">{Escape(feed.Member)}: {Describe(feed.Type)}.</param>");
        string results = string.Join("; ", fetch.Outputs.Where(output => output.Type.IsTensor).Select(output => (output.Name is null ? "" : output.Name + ": ") + Describe(output.Type)));
        if (results.Length > 0) text.Line($"/// <returns>{Escape(results)}.</returns>");
    }

    /// <summary>Shape and element type in words.</summary>
    public static string Describe(TensorType type) =>
        type.Shape.Rank == 0 ? $"a {ElementTypes.DisplayName(type.Element)}" : $"shape {type.Shape.ToDisplayString()} of {ElementTypes.DisplayName(type.Element)}, row-major";

    public static string Escape(string text) => new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r", "").Replace("\n", " ").ToString();
}
