using AotNet.Generator.Common;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Emission;

/// <summary>Writes <c>M.Graph</c>, the model's graph at run time, and the table that hovering over <c>M.Session</c> shows.</summary>
internal static class GraphEmitter
{
    public static string Emit(ModelDeclaration declaration, ModelGraph graph, IReadOnlyList<FetchMemory> memory)
    {
        var text = new SourceWriter();
        using (ModelFile.Open(text, ModelFrame.Of(declaration)))
        {
            text.Line("private static global::AotNet.GraphInfo? graphInfo;").Line();
            ModelFile.WriteSummary(text, "The model's graph: nodes, shapes, scopes and variables.");
            text.Line("public static global::AotNet.GraphInfo Graph => graphInfo ??= ReadGraph();").Line();
            text.Line("private static global::AotNet.GraphInfo ReadGraph() => global::AotNet.GraphInfo.Parse(");
            using (text.Indented())
            {
                Raw(text, GraphPrinter.Print(graph), ",");
                Raw(text, ModelTable.Of(graph, memory), ");");
            }
            text.Line();
            if (memory.Count > 0)
            {
                text.Line("/// <remarks>").Line("/// The arena of each fetch, in bytes; a session keeps the largest that it has needed.").Line("/// <code>");
                foreach (string line in ModelTable.Memory(memory).TrimEnd('\n').Split('\n')) text.Line("/// " + DocumentationEmitter.Escape(line));
                text.Line("/// </code>").Line("/// </remarks>");
            }
            using (text.Braces("partial class Session"))
            {
                text.Line("/// <inheritdoc/>");
                text.Line($"protected override global::AotNet.GraphInfo GraphInfo => {SessionNames.Escape(declaration.Name)}.Graph;");
            }
        }
        return text.ToString();
    }

    public static void WriteSessionSummary(SourceWriter text, ModelDeclaration declaration, ModelGraph graph)
    {
        text.Line("/// <summary>");
        string about = declaration.Documentation.Length > 0 ? DocumentationEmitter.Escape(declaration.Documentation) : $"Runs {declaration.Name}.";
        text.Line($"/// {about} One session is for one thread at a time.");
        text.Line("/// <code>");
        foreach (string line in ModelTable.Of(graph).TrimEnd('\n').Split('\n')) text.Line("/// " + DocumentationEmitter.Escape(line));
        text.Line("/// </code>");
        text.Line("/// </summary>");
    }

    // A raw literal holds any text whose runs of quotes are shorter than its own.
    private static void Raw(SourceWriter text, string content, string end)
    {
        string quotes = "\"\"\"";
        while (content.Contains(quotes)) quotes += "\"";
        text.Line(quotes).Line(content.TrimEnd('\n')).Line(quotes + "u8" + end);
    }
}
