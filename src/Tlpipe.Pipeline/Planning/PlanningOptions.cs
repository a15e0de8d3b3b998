using System.Collections.ObjectModel;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning;

/// <summary>What planning must be told.</summary>
public sealed record PlanningOptions
{
    /// <summary>The folder that artifacts go to, as <c>NAME/VERSION/</c>: where an upstream model's weights will lie.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The named roots of paths.</summary>
    public Roots Roots { get; init; } = Roots.None;

    /// <summary>The folder of the project that the models belong to: relative paths stay in it, and a name is used once; <see langword="null"/> where there is no project.</summary>
    public string? ProjectFolder { get; init; }

    /// <summary>The artifact's folder of each model that a referenced project built, by the full path of its model file.</summary>
    public IReadOnlyDictionary<string, string> BuiltModels { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The version of the tool, which is part of every key.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>What is digested for the engine: it changes whenever the engine's code does.</summary>
    public string EngineIdentity { get; init; } = Planning.EngineIdentity.Current;

    /// <summary>The project.</summary>
    internal ProjectFolder? Project => ProjectFolder is null ? null : new(ProjectFolder);
}
