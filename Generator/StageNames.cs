namespace AotNet.Generator;

/// <summary>The tracking names of the pipeline's steps, one per stage; incrementality tests ask for them.</summary>
internal static class StageNames
{
    /// <summary>The attribute transform: evaluation of the construction code, to a declaration and a graph.</summary>
    public const string Frontend = nameof(Frontend);

    /// <summary>Whether the project is compiled without analyzers.</summary>
    public const string AnalyzerSwitch = nameof(AnalyzerSwitch);

    /// <summary>The mistakes that the generator reports itself, for lack of analyzers.</summary>
    public const string Findings = nameof(Findings);

    /// <summary>The declaration and graph without source locations.</summary>
    public const string Graph = nameof(Graph);

    /// <summary>The graph with gradients and updates.</summary>
    public const string Differentiation = nameof(Differentiation);

    /// <summary>One fetch's kernels, order and arena.</summary>
    public const string Optimization = nameof(Optimization);

    /// <summary>The session's signatures.</summary>
    public const string Signatures = nameof(Signatures);

    /// <summary>The graph at run time, and the table of the model with each fetch's memory.</summary>
    public const string Summary = nameof(Summary);

    /// <summary>The bodies.</summary>
    public const string Emission = nameof(Emission);

    /// <summary>Whether the project refers to what GPU sessions need.</summary>
    public const string GpuReferences = nameof(GpuReferences);

    /// <summary>The bodies for devices.</summary>
    public const string GpuEmission = nameof(GpuEmission);

    /// <summary>The session for devices.</summary>
    public const string GpuSession = nameof(GpuSession);
}
