using AotNet.Generator.Common;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Emission.Gpu;

/// <summary>
/// Writes <c>M.GpuSession</c> as its users see it: the methods of <c>M.Session</c>, run on an accelerator. A fetch that has no kernels
/// there yet is left out, and said to be.
/// </summary>
internal static class GpuSessionEmitter
{
    public static string Emit(ModelDeclaration declaration, ModelGraph graph, EquatableArray<GpuOmission> omitted)
    {
        var text = new SourceWriter();
        using (ModelFile.Open(text, ModelFrame.Of(declaration)))
        {
            ModelFile.WriteSummary(text, $"Runs {declaration.Name} on a GPU: its variables stay on the device between runs, feeds go there and results come back.");
            text.Line("/// <remarks>").Line("/// Equal to <see cref=\"Session\"/> up to rounding: the device sums in another order and has its own exp and log. A label that is no class gives NaN, not an exception.");
            foreach (GpuOmission item in omitted) text.Line($"/// <para>Without {item.Fetch}: {Escape(item.Reason)}.</para>");
            text.Line("/// </remarks>");
            using (text.Braces("public sealed unsafe partial class GpuSession : global::AotNet.Gpu.GpuSessionBase"))
            {
                WriteConstructors(text, declaration);
                text.Line();
                WriteHost(text);
                foreach (GpuOmission item in omitted) text.Line().Line($"// {item.Fetch} does not run on a device: {item.Reason}.");
                foreach (FetchInfo fetch in graph.Fetches)
                {
                    if (omitted.Any(item => item.Fetch == fetch.Name)) continue;
                    text.Line();
                    SessionEmitter.WriteFetch(text, FetchSignature.Of(graph, fetch), declaration.Fetches.FirstOrDefault(item => item.Name == fetch.Name));
                }
            }
        }
        return text.ToString();
    }

    private static void WriteConstructors(SourceWriter text, ModelDeclaration declaration)
    {
        text.Line("private readonly Session host;").Line();
        ModelFile.WriteSummary(text, "A session on an accelerator, which must outlive it, with variables of its own, which have no values yet.");
        text.Line("public GpuSession(global::ILGPU.Runtime.Accelerator accelerator, global::AotNet.SessionOptions? options = null) : this(accelerator, options, new Session(options)) { }").Line();
        text.Line($"private GpuSession(global::ILGPU.Runtime.Accelerator accelerator, global::AotNet.SessionOptions? options, Session host) : base(accelerator, options, \"{declaration.Name}\", host.Variables) => this.host = host;").Line();
        ModelFile.WriteSummary(text, "The variables, by member and by name. Reading one brings it from the device.");
        text.Line("public Session.VariableSet Variables => host.Variables;");
    }

    // Initial values are the CPU's, bit for bit: drawn there, taken to the device by the first run.
    private static void WriteHost(SourceWriter text)
    {
        text.Line(SessionEmitter.Inherited);
        using (text.Braces("protected override void RunInitializers()"))
            text.Line("host.RandomState = new global::AotNet.RandomState(Seed, 0);").Line("host.Initialize();");
        text.Line();
        text.Line(SessionEmitter.Inherited);
        using (text.Braces("protected override void Release()")) text.Line("base.Release();").Line("host.Dispose();");
        text.Line();
        text.Line("// Bodies are generated in a later step; a session must not run without them.");
        text.Line("private static void ThrowNotCompiled() => throw new global::System.InvalidOperationException(\"The model was not compiled.\");");
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
