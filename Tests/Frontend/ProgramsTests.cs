using AotNet.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Tests.Frontend;

/// <summary>The models of small programs as users write them.</summary>
public class ProgramsTests
{
    public static TheoryData<string> Files()
    {
        var data = new TheoryData<string>();
        foreach (string file in Directory.GetFiles(Folder(), "*.cs").Order(StringComparer.Ordinal)) data.Add(Path.GetFileName(file));
        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_ModelsOfAProgram_GivesGraphsWithoutFindings(string file)
    {
        var compilation = FrontendSource.Compile(File.ReadAllText(Path.Combine(Folder(), file)));
        foreach (var tree in compilation.SyntaxTrees)
            foreach (var declaration in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            {
                var type = (INamedTypeSymbol)compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)!;
                if (type.GetAttributes().All(attribute => attribute.AttributeClass!.Name == "ModuleAttribute")) continue;
                FrontendResult result = ModelReader.Read(type, compilation, CancellationToken.None);
                Assert.Empty(result.Findings.Select(finding => finding.ToDiagnostic().ToString()));
                Assert.NotNull(result.Graph);
            }
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "Samples", "Programs"));
}
