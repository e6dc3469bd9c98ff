using AotNet.Generator.Common;
using AotNet.Generator.Frontend;

namespace AotNet.Generator.Emission;

/// <summary>Where a model's files go: all of its declaration that bodies depend on.</summary>
internal sealed record ModelFrame(string Namespace, EquatableArray<ContainingType> ContainingTypes, string Name, string HintName, string Keyword, string TypeParameters)
{
    public static ModelFrame Of(ModelDeclaration declaration) =>
        new(declaration.Namespace, declaration.ContainingTypes, declaration.Name, declaration.HintName, declaration.Keyword, declaration.TypeParameters);
}
