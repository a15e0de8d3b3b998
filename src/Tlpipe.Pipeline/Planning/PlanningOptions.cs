using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning;

/// <summary>What planning must be told.</summary>
public sealed record PlanningOptions
{
    /// <summary>The folder that artifacts go to, as <c>NAME/VERSION/</c>: where an upstream model's weights will lie.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The named roots of paths.</summary>
    public Roots Roots { get; init; } = Roots.None;

    /// <summary>The version of the tool, which is part of every key.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>What is digested for the engine: it changes whenever the engine's code does.</summary>
    public string EngineIdentity { get; init; } = Planning.EngineIdentity.Current;
}
