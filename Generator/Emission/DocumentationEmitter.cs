using System.Text;
using AotNet.Generator.Common;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Emission;

/// <summary>Writes the XML comments of generated members: the user's own words, then shapes.</summary>
internal static class DocumentationEmitter
{
    public static void WriteFetch(SourceWriter text, FetchSignature fetch, FetchMember? member, FeedSizes sizes)
    {
        ModelFile.WriteSummary(text, member is { Documentation.Length: > 0 } ? Escape(member.Documentation) : $"Evaluates <c>{fetch.Name}</c>.");
        WriteParameters(text, fetch, sizes);
        string results = string.Join("; ", fetch.Outputs.Where(output => output.Type.IsTensor).Select(output => (output.Name is null ? "" : output.Name + ": ") + Describe(output.Type)));
        if (results.Length > 0) text.Line($"/// <returns>{Escape(results)}.</returns>");
    }

    public static void WriteParameters(SourceWriter text, FetchSignature fetch, FeedSizes sizes)
    {
        foreach (FetchFeed feed in fetch.Feeds)
            text.Line($"/// <param name=\"{feed.Parameter}\">{Escape(feed.Member)}: {Describe(feed.Type)}.</param>");
        foreach (string size in sizes.Parameters)
            text.Line($"/// <param name=\"{fetch.Names.Symbol(size).TrimStart('@')}\">The size {Escape(Shapes.Dim.Symbol(size).ToDisplayString())}, which no feed has.</param>");
    }

    /// <param name="parameter">The parameter that takes the result.</param>
    public static void WriteResult(SourceWriter text, string parameter, FetchOutput output) =>
        text.Line($"/// <param name=\"{parameter.TrimStart('@')}\">{(output.Type.IsTensor ? $"Takes {Escape((output.Name is null ? "" : output.Name + ": ") + Describe(output.Type))}" : "Takes the summary")}.</param>");

    /// <summary>Shape and element type in words.</summary>
    public static string Describe(TensorType type) =>
        type.Shape.Rank == 0 ? $"a {ElementTypes.DisplayName(type.Element)}" : $"shape {type.Shape.ToDisplayString()} of {ElementTypes.DisplayName(type.Element)}, row-major";

    public static string Escape(string text) => new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r", "").Replace("\n", " ").ToString();
}
