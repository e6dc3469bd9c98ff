using System.Text.RegularExpressions;

namespace AotNet.Generator.Emission.Cpu;

/// <summary>
/// Ops write <c>Scalar.Exp(x)</c> and <c>ArgMax.Rows(…)</c>; in emitted code a member of the user's model may bear such a name, so
/// that the runtime's types are written out in full.
/// </summary>
internal static class Qualify
{
    private static readonly Regex TypeName = new(@"(?<![\w.:""])(?!O\.|Math\.|MathF\.)([A-Z]\w*)(?=\.[A-Z]\w*(<[\w.:]+>)?\()", RegexOptions.CultureInvariant);

    public static string Runtime(string code) => TypeName.Replace(code, "global::AotNet.Kernels.$1");
}
