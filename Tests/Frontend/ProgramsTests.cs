using AotNet.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Tests.Frontend;

/// <summary>The models of small programs as users write them.</summary>
public class ProgramsTests
{
    private static readonly string? Programs = Find();

    public static TheoryData<string> Files()
    {
        var data = new TheoryData<string>();
        if (Programs is not null)
            foreach (string file in Directory.GetFiles(Programs, "*.cs").Order()) data.Add(Path.GetFileName(file));
        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_ModelsOfAProgram_GivesGraphsWithoutFindings(string file)
    {
        var compilation = FrontendSource.Compile(File.ReadAllText(Path.Combine(Programs!, file)));
        foreach (var tree in compilation.SyntaxTrees)
            foreach (var declaration in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            {
                var type = (INamedTypeSymbol)compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)!;
                if (type.GetAttributes().All(attribute => attribute.AttributeClass!.Name == "ModuleAttribute")) continue;
                FrontendResult result = ModelReader.Read(type, compilation, CancellationToken.None);
                Assert.Empty(result.Findings.Select(finding => finding.ToDiagnostic().ToString()));
                Assert.NotNull(result.Graph);
                if (Environment.GetEnvironmentVariable("PRINT_GRAPHS") is { } folder) File.WriteAllText(Path.Combine(folder, type.Name + ".txt"), result.Graph.ToString());
            }
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "..", "shared", "programs"))) return Path.Combine(folder.FullName, "..", "shared", "programs");
        return null;
    }
}
