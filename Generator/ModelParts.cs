using System.Collections.Immutable;
using AotNet.Generator.Common;
using AotNet.Generator.Frontend;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator;

/// <summary>What a step made of one fetch.</summary>
/// <param name="Model">The model's hint name.</param>
internal sealed record FetchPart<T>(string Model, T Part)
    where T : IEquatable<T>;

/// <summary>A model with what a step made of its fetches, in their order.</summary>
internal sealed record ModelParts<T>(FrontendResult Model, EquatableArray<T> Parts)
    where T : IEquatable<T>;

internal static class ModelPartsExtensions
{
    /// <summary>
    /// Brings the fetches of each model that is not in error together again. All models wait for all fetches, but only one whose own
    /// parts have changed is new to the steps behind.
    /// </summary>
    public static IncrementalValuesProvider<ModelParts<T>> With<T>(this IncrementalValuesProvider<FrontendResult> models, IncrementalValuesProvider<FetchPart<T>> parts)
        where T : IEquatable<T>
    {
        IncrementalValueProvider<ImmutableDictionary<string, EquatableArray<T>>> byModel = parts.Collect()
            .Select(static (all, _) => all.GroupBy(item => item.Model, item => item.Part).ToImmutableDictionary(group => group.Key, group => group.ToEquatableArray()));
        return models.Where(static model => model.Graph is not null).Combine(byModel)
            .Select(static (pair, _) => new ModelParts<T>(pair.Left, pair.Right.TryGetValue(pair.Left.Declaration.HintName, out var own) ? own : []));
    }
}
