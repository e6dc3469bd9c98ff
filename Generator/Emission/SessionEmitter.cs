using AotNet.Generator.Common;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;

namespace AotNet.Generator.Emission;

/// <summary>
/// Writes the session as its users see it: constructors, variables, one method a fetch. From the declaration and the frontend's
/// graph alone, so that an editor has it at every keystroke; the bodies come later.
/// </summary>
internal static partial class SessionEmitter
{
    /// <summary>The comment of a member that the base class documents.</summary>
    public const string Inherited = "/// <inheritdoc/>";

    public static string Emit(ModelDeclaration declaration, ModelGraph graph, EquatableArray<VariableLayout> variables)
    {
        var text = new SourceWriter();
        using (OpenModel(text, declaration))
        {
            if (declaration.Estimator is { } estimator) EstimatorEmitter.Write(text, declaration.Name, estimator);
            else WriteModelMembers(text, declaration);
            GraphEmitter.WriteSessionSummary(text, declaration, graph);
            using (text.Braces("public sealed unsafe partial class Session : global::AotNet.SessionBase"))
            {
                WriteConstructors(text, declaration);
                text.Line();
                WriteInitializer(text, variables.Count > 0);
                text.Line();
                text.Line("// Bodies are generated in a later step; a session must not run without them.");
                text.Line("private static void ThrowNotCompiled() => throw new global::System.InvalidOperationException(\"The model was not compiled.\");");
                for (int i = 0; i < graph.Fetches.Count; i++)
                {
                    text.Line();
                    FetchMember? member = declaration.Fetches.FirstOrDefault(item => item.Name == graph.Fetches[i].Name);
                    WriteFetch(text, FetchSignature.Of(graph, graph.Fetches[i]), member);
                }
                text.Line();
                VariablesEmitter.Write(text, variables);
            }
        }
        return text.ToString();
    }

    private static IDisposable OpenModel(SourceWriter text, ModelDeclaration declaration) => ModelFile.Open(
        text, ModelFrame.Of(declaration), declaration.IsSealed ? "" : "sealed ", declaration.Estimator is { } estimator ? " : " + EstimatorEmitter.Base(estimator) : "");

    private static void WriteModelMembers(SourceWriter text, ModelDeclaration declaration)
    {
        if (!declaration.HasConstructor)
        {
            // C# sees every member assigned; nobody makes a model.
            var members = declaration.Placeholders.Select(placeholder => placeholder.Member)
                .Concat(declaration.Variables.Where(variable => !variable.IsAssigned).Select(variable => variable.Member)).ToList();
            if (members.Count == 0) text.Line($"private {SessionNames.Escape(declaration.Name)}() {{ }}");
            else
                using (text.Braces($"private {SessionNames.Escape(declaration.Name)}()"))
                    foreach (string member in members) text.Line($"{SessionNames.Escape(member)} = null!;");
            text.Line();
        }
        if (declaration.TakenNames.Contains("Default") || declaration.TakenNames.Contains("Session")) return;
        ModelFile.WriteSummary(text, "The innermost default session on this thread; see <see cref=\"global::AotNet.SessionBase.AsDefault\"/>.");
        text.Line($"public static Session Default => global::AotNet.SessionBase.DefaultOf<Session>(\"{declaration.Name}\");").Line();
    }

    private static void WriteConstructors(SourceWriter text, ModelDeclaration declaration)
    {
        ModelFile.WriteSummary(text, "A session with variables of its own, which have no values yet.");
        text.Line("public Session(global::AotNet.SessionOptions? options = null) : this(options, new VariableSet()) { }").Line();
        ModelFile.WriteSummary(text, "A session with the variables of another one: what one assigns, the other reads.");
        text.Line("public Session(Session sharing, global::AotNet.SessionOptions? options = null) : this(options ?? sharing.Options, sharing.Variables) { }").Line();
        text.Line($"private Session(global::AotNet.SessionOptions? options, VariableSet variables) : base(options, \"{declaration.Name}\", variables) => Variables = variables;").Line();
        ModelFile.WriteSummary(text, "The variables, by member and by name.");
        text.Line("public VariableSet Variables { get; }");
    }

    private static void WriteInitializer(SourceWriter text, bool hasVariables)
    {
        if (!hasVariables)
        {
            text.Line(Inherited).Line("protected override void RunInitializers() { }");
            return;
        }
        text.Line(Inherited);
        using (text.Braces("protected override void RunInitializers()"))
            text.Line("bool ran = false;").Line($"Run{FetchRequest.Initialize}(ref ran);").Line("if (!ran) ThrowNotCompiled();");
        text.Line().Line($"{FetchSignature.Initializer.BodyHeader};");
    }
}
