using AotNet.Generator.Common;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission;

// The methods of a fetch: one that returns its results, one that writes them into the caller's memory, and one over tensors.
internal static partial class SessionEmitter
{
    private const string Span = "global::System.Span<", ReadOnlySpan = "global::System.ReadOnlySpan<", Tensors = "global::System.Numerics.Tensors.";

    internal static void WriteFetch(SourceWriter text, FetchSignature fetch, FetchMember? member)
    {
        var sizes = new FeedSizes(fetch, i => $"{SessionNames.Escape(fetch.Feeds[i].Parameter)}.Length");
        WriteReturning(text, fetch, member, sizes);
        if (fetch.Outputs.Any(IsSpan))
        {
            text.Line();
            WriteInto(text, fetch, sizes);
        }
        if (fetch.Feeds.Any(feed => !feed.Type.IsScalar))
        {
            text.Line();
            WriteOverTensors(text, fetch, sizes);
        }
        text.Line().Line(fetch.BodyHeader + ";");
    }

    private static bool IsSpan(FetchOutput output) => output.IsSpan;

    private static void WriteReturning(SourceWriter text, FetchSignature fetch, FetchMember? member, FeedSizes sizes)
    {
        DocumentationEmitter.WriteFetch(text, fetch, member, sizes);
        using (text.Braces($"public {ReturnType(fetch)} {SessionNames.Escape(fetch.Name)}({string.Join(", ", Parameters(fetch, sizes))})"))
        {
            WriteRun(text, fetch, sizes, () =>
            {
                for (int i = 0; i < fetch.Outputs.Count; i++)
                {
                    FetchOutput output = fetch.Outputs[i];
                    string type = ElementTypes.CSharpName(output.Type.Element);
                    if (IsSpan(output)) text.Line($"{type}[] values{i} = new {type}[checked((int)({fetch.Names.LongSize(output.Type.Shape.Count)}))];");
                    else if (output.Type.IsTensor) text.Line($"{type} value{i} = default;");
                    else if (output.IsValue) text.Line($"{FetchOutput.Record}? value{i} = null;");
                }
            }, i => IsSpan(fetch.Outputs[i]) ? $"values{i}" : null);
            var results = Enumerable.Range(0, fetch.Outputs.Count).Where(i => fetch.Outputs[i].IsValue).Select(i => Result(fetch, fetch.Outputs[i], i)).ToList();
            string all = string.Join(", ", results);
            if (results.Count > 0) text.Line($"return {(!fetch.IsTuple ? all : results.Count > 1 ? $"({all})" : $"new({all})")};");
        }
    }

    private static void WriteInto(SourceWriter text, FetchSignature fetch, FeedSizes sizes)
    {
        ModelFile.WriteSummary(text, $"Like <c>{fetch.Name}</c>, into the caller's memory: allocates nothing.");
        DocumentationEmitter.WriteParameters(text, fetch, sizes);
        var outputs = OutputNames(fetch);
        for (int i = 0; i < outputs.Count; i++)
            if (fetch.Outputs[i].IsValue) DocumentationEmitter.WriteResult(text, outputs[i], fetch.Outputs[i]);
        var parameters = Parameters(fetch, sizes).Concat(fetch.Outputs.Select((output, i) => (output, i)).Where(item => item.output.IsValue).Select(item =>
            IsSpan(item.output) ? $"{Span}{ElementTypes.CSharpName(item.output.Type.Element)}> {outputs[item.i]}" : $"out {Type(item.output)} {outputs[item.i]}"));
        using (text.Braces($"public void {SessionNames.Escape(fetch.Name)}({string.Join(", ", parameters)})"))
        {
            WriteRun(text, fetch, sizes, () =>
            {
                for (int i = 0; i < fetch.Outputs.Count; i++)
                {
                    FetchOutput output = fetch.Outputs[i];
                    if (IsSpan(output))
                        text.Line($"global::AotNet.Kernels.Feeds.CheckResult({outputs[i]}.Length, {fetch.Names.LongSize(output.Type.Shape.Count)}, \"{outputs[i].TrimStart('@')}\", \"{output.Type.Shape.ToDisplayString()}\");");
                    else if (output.Type.IsTensor) text.Line($"{ElementTypes.CSharpName(output.Type.Element)} value{i} = default;");
                    else if (output.IsValue) text.Line($"{FetchOutput.Record}? value{i} = null;");
                }
            }, i => IsSpan(fetch.Outputs[i]) ? outputs[i] : null);
            for (int i = 0; i < fetch.Outputs.Count; i++)
                if (fetch.Outputs[i] is { IsValue: true, IsSpan: false } output) text.Line($"{outputs[i]} = value{i}{(output.Type.IsTensor ? "" : "!")};");
        }
    }

    private static void WriteOverTensors(SourceWriter text, FetchSignature fetch, FeedSizes sizes)
    {
        ModelFile.WriteSummary(text, $"Like <c>{fetch.Name}</c>, fed with tensors.");
        DocumentationEmitter.WriteParameters(text, fetch, sizes);
        text.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]");
        var parameters = fetch.Feeds.Select(feed => feed.Type.IsScalar
                ? $"{ElementTypes.CSharpName(feed.Type.Element)} {SessionNames.Escape(feed.Parameter)}"
                : $"scoped in {Tensors}ReadOnlyTensorSpan<{ElementTypes.CSharpName(feed.Type.Element)}> {SessionNames.Escape(feed.Parameter)}")
            .Concat(sizes.Parameters.Select(size => $"int {fetch.Names.Symbol(size)}"));
        var arguments = fetch.Feeds.Select(feed => feed.Type.IsScalar ? SessionNames.Escape(feed.Parameter)
                : $"global::AotNet.Kernels.Feeds.Elements<{ElementTypes.CSharpName(feed.Type.Element)}>({SessionNames.Escape(feed.Parameter)}, [{string.Join(", ", feed.Type.Shape.Select(dim => dim.IsKnown ? dim.ToString() : "-1"))}], \"{feed.Member}\", \"{feed.Type.Shape.ToDisplayString()}\")")
            .Concat(sizes.Parameters.Select(fetch.Names.Symbol));
        text.Line($"public {ReturnType(fetch)} {SessionNames.Escape(fetch.Name)}({string.Join(", ", parameters)}) =>");
        using (text.Indented()) text.Line($"{SessionNames.Escape(fetch.Name)}({string.Join(", ", arguments)});");
    }

    // Enter, sizes, the results' memory, pins, the call, Exit.
    private static void WriteRun(SourceWriter text, FetchSignature fetch, FeedSizes sizes, Action declareResults, Func<int, string?> pinned)
    {
        SessionNames names = fetch.Names;
        foreach (string statement in sizes.Statements) text.Line(statement);
        declareResults();
        text.Line("bool ran = false;").Line("Enter();");
        using (text.Braces("try"))
        {
            var arguments = new List<string>();
            for (int i = 0; i < fetch.Feeds.Count; i++)
            {
                FetchFeed feed = fetch.Feeds[i];
                if (feed.Type.IsScalar) arguments.Add(SessionNames.Escape(feed.Parameter));
                else
                {
                    text.Line($"fixed ({ElementTypes.CSharpName(feed.Type.Element)}* feed{i} = {SessionNames.Escape(feed.Parameter)})");
                    arguments.Add($"feed{i}");
                }
            }
            arguments.AddRange(fetch.Sizes.Select(names.Symbol));
            for (int i = 0; i < fetch.Outputs.Count; i++)
            {
                if (!fetch.Outputs[i].IsValue) continue;
                if (pinned(i) is { } memory)
                {
                    text.Line($"fixed ({ElementTypes.CSharpName(fetch.Outputs[i].Type.Element)}* result{i} = {memory})");
                    arguments.Add($"result{i}");
                }
                else arguments.Add((fetch.Outputs[i].Type.IsTensor ? "&value" : "ref value") + i);
            }
            arguments.Add("ref ran");
            text.Line($"    Run{fetch.Name}({string.Join(", ", arguments)});");
        }
        using (text.Braces("finally")) text.Line("Exit();");
        text.Line("if (!ran) ThrowNotCompiled();");
    }

    private static IEnumerable<string> Parameters(FetchSignature fetch, FeedSizes sizes) =>
        fetch.Feeds.Select(feed => feed.Type.IsScalar
                ? $"{ElementTypes.CSharpName(feed.Type.Element)} {SessionNames.Escape(feed.Parameter)}"
                : $"{ReadOnlySpan}{ElementTypes.CSharpName(feed.Type.Element)}> {SessionNames.Escape(feed.Parameter)}")
            .Concat(sizes.Parameters.Select(size => $"int {fetch.Names.Symbol(size)}"));

    private static string ReturnType(FetchSignature fetch)
    {
        var types = fetch.Outputs.Where(output => output.IsValue).Select(Type).ToList();
        if (types.Count == 0) return "void";
        if (!fetch.IsTuple) return types[0];
        if (types.Count == 1) return $"global::System.ValueTuple<{types[0]}>";
        return $"({string.Join(", ", fetch.Outputs.Where(output => output.IsValue).Select(output => output.Name is null ? Type(output) : $"{Type(output)} {SessionNames.Escape(output.Name)}"))})";
    }

    private static string Type(FetchOutput output) =>
        !output.Type.IsTensor ? FetchOutput.Record : output.Type.IsScalar ? ElementTypes.CSharpName(output.Type.Element) : $"{Tensors}Tensor<{ElementTypes.CSharpName(output.Type.Element)}>";

    private static string Result(FetchSignature fetch, FetchOutput output, int i)
    {
        if (!output.IsSpan) return output.Type.IsTensor ? $"value{i}" : $"value{i}!";
        string lengths = string.Join(", ", output.Type.Shape.Select(fetch.Names.LongSize));
        return $"{Tensors}Tensor.Create<{ElementTypes.CSharpName(output.Type.Element)}>(values{i}, [{lengths}])";
    }

    // The results' own names where they have one that no feed has.
    private static List<string> OutputNames(FetchSignature fetch)
    {
        var taken = new HashSet<string>(fetch.Feeds.Select(feed => feed.Parameter), StringComparer.Ordinal);
        return fetch.Outputs.Select((output, i) =>
        {
            string name = output.Name is { Length: > 0 } given ? char.ToLowerInvariant(given[0]) + given.Substring(1) : fetch.Outputs.Count == 1 ? "destination" : $"destination{i + 1}";
            while (!taken.Add(name)) name += "Result";
            return SessionNames.Escape(name);
        }).ToList();
    }
}
