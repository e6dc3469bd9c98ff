using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;

namespace AotNet.Generator.Emission;

/// <summary>Writes the class that holds a session's variables: a field each for generated code, a property for each that a member declares.</summary>
internal static class VariablesEmitter
{
    public static void Write(SourceWriter text, EquatableArray<VariableLayout> variables)
    {
        ModelFile.WriteSummary(text, variables.Count == 0 ? "The model has no variables." : $"The model's {variables.Count} variables.");
        using (text.Braces("public sealed unsafe class VariableSet : global::AotNet.VariableStore"))
        {
            if (variables.Count == 0)
            {
                text.Line("internal VariableSet() { }");
                return;
            }
            foreach (VariableLayout variable in variables) text.Line($"internal readonly {Type(variable)} {variable.Field};");
            text.Line().Line("internal VariableSet() : this(");
            using (text.Indented())
                for (int i = 0; i < variables.Count; i++) text.Line(New(variables[i]) + (i == variables.Count - 1 ? ") { }" : ","));
            text.Line();
            string parameters = string.Join(", ", variables.Select(variable => $"{Type(variable)} {variable.Field}"));
            using (text.Braces($"private VariableSet({parameters}) : base({string.Join(", ", variables.Select(variable => variable.Field))})"))
                foreach (VariableLayout variable in variables) text.Line($"this.{variable.Field} = {variable.Field};");
            WriteProperties(text, variables);
        }
    }

    private static void WriteProperties(SourceWriter text, EquatableArray<VariableLayout> variables)
    {
        var members = variables.Where(variable => variable.Member is not null).ToList();
        foreach (VariableLayout variable in members)
        {
            string name = PropertyName(variable.Member!, members.Select(other => other.Member!));
            text.Line();
            ModelFile.WriteSummary(text, $"{variable.Type.Shape.ToDisplayString()} of {ElementTypes.DisplayName(variable.Type.Element)}{(variable.Trainable ? "" : ", not trainable")}.");
            text.Line($"public {Type(variable)} {name} => {variable.Field};");
        }
    }

    /// <summary>The member's name in PascalCase, but as written where two would collide or the base class has that name.</summary>
    public static string PropertyName(string member, IEnumerable<string> members)
    {
        string name = Pascal(member);
        return SessionNames.Escape(name is "Count" or "Contains" or "GetEnumerator" || members.Count(other => Pascal(other) == name) > 1 ? member : name);
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static string Type(VariableLayout variable) => $"global::AotNet.Variable<{ElementTypes.CSharpName(variable.Type.Element)}>";

    private static string New(VariableLayout variable)
    {
        string shape = "[" + string.Join(", ", variable.Type.Shape) + "]";
        string rowStride = variable.HasPanels ? "global::AotNet.Kernels.Panels.Columns" : $"{variable.RowStride}";
        return $"new {Type(variable)}(\"{variable.Name}\", {shape}, rowStride: {rowStride}, trainable: {(variable.Trainable ? "true" : "false")})";
    }
}
