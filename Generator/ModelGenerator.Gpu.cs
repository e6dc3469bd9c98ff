using System.Collections.Immutable;
using AotNet.Generator.Common;
using AotNet.Generator.Emission;
using AotNet.Generator.Emission.Gpu;
using AotNet.Generator.Frontend;
using AotNet.Generator.Optimization;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator;

// The steps for devices: their values and functions.
public sealed partial class ModelGenerator
{
    /// <summary>One fetch's body for devices; neither where the fetch has none or its plan failed, which the CPU's step reports.</summary>
    private sealed record GpuBody(ModelFrame Frame, string? Text, GpuOmission? Omission);

    private sealed record GpuSessionResult(EmittedFile File, EquatableArray<GpuOmission> Omitted);

    // Asked at every edit, and the same until the references change: to look for a type binds the compilation.
    private static bool RefersToGpu(Compilation compilation)
    {
        if (gpuReferences is { } known && known.Item1.SequenceEqual(compilation.ExternalReferences)) return known.Item2;
        bool refers = GpuModelEmitter.RequiredTypes.All(name => compilation.GetTypeByMetadataName(name) is not null);
        gpuReferences = Tuple.Create(compilation.ExternalReferences, refers);
        return refers;
    }

    private static Tuple<ImmutableArray<MetadataReference>, bool>? gpuReferences;

    private static GpuBody EmitGpuBody(PlannedFetch planned)
    {
        string model = planned.Frame.HintName, fetch = planned.Signature.Name;
        if (planned.Plan is not { } plan || fetch == FetchRequest.Initialize) return new GpuBody(planned.Frame, null, null);
        try
        {
            return GpuSupport.WhyNot(plan) is { } reason
                ? new GpuBody(planned.Frame, null, new GpuOmission(model, fetch, reason))
                : new GpuBody(planned.Frame, GpuBodyEmitter.Members(plan, planned.Signature), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new GpuBody(planned.Frame, null, new GpuOmission(model, fetch, Message(exception)));
        }
    }

    private static GpuSessionResult EmitGpuSession(ModelParts<GpuOmission> model) =>
        new(GpuModelEmitter.Session(model.Model.Declaration, model.Model.Graph!, model.Parts), model.Parts);
}
