using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Tests.Analyzers;

/// <summary>The properties of a project that its build makes visible to the compiler.</summary>
internal sealed class BuildProperties(IEnumerable<(string Name, string Value)> properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties.ToDictionary(item => "build_property." + item.Name, item => item.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
#pragma warning disable CS8765 // the attribute that C# misses is ambiguous here: the generator has its own
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
#pragma warning restore CS8765
    }
}
