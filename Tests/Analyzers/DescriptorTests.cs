using System.Runtime.CompilerServices;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AotNet.Tests.Analyzers;

/// <summary>Every diagnostic has its page, its link, its line in the release notes and an analyzer that reports it.</summary>
public class DescriptorTests
{
    public static TheoryData<string> Ids()
    {
        var ids = new TheoryData<string>();
        foreach (DiagnosticDescriptor descriptor in DiagnosticDescriptors.All()) ids.Add(descriptor.Id);
        return ids;
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_HasPageLinkAndReleaseLine(string id)
    {
        DiagnosticDescriptor descriptor = DiagnosticDescriptors.Get(id);
        string root = Root();
        Assert.EndsWith($"/Analyzers/Rules/Docs/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        string page = Path.Combine(root, "Analyzers", "Rules", "Docs", id + ".md");
        Assert.True(File.Exists(page), $"There is no page {page}.");
        Assert.Contains(id, File.ReadAllText(page), StringComparison.Ordinal);
        string releases = File.ReadAllText(Path.Combine(root, "Generator", "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(root, "Generator", "AnalyzerReleases.Shipped.md"));
        Assert.Contains(id + " |", releases, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(descriptor.Title.ToString()));
    }

    [Fact]
    public void Ids_AreUnique()
    {
        string[] ids = [.. DiagnosticDescriptors.All().Select(descriptor => descriptor.Id)];
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void EveryDescriptor_IsReportedByOneAnalyzerOrTheGenerator()
    {
        var supported = AnalyzerRunner.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).ToList();
        Assert.Equal(supported.Distinct().Order(), supported.Order());
        Assert.Equal([], DiagnosticDescriptors.All().Select(descriptor => descriptor.Id).Where(id => id[4] != '5').Except(supported));
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
