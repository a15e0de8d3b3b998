using System.Collections.ObjectModel;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Locking;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins.Packages;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline;

/// <summary>All that the pipeline would otherwise take from its surroundings.</summary>
public sealed record PipelineOptions
{
    /// <summary>The folder that artifacts go to, as <c>NAME/VERSION/</c>.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The folder of the first-party plugins; <see langword="null"/> for none.</summary>
    public string? BundledPlugins { get; init; }

    /// <summary>Further plugins: assemblies, or folders of them.</summary>
    public IReadOnlyList<string> Plugins { get; init; } = [];

    /// <summary>The projects that list plugin packages, which are restored where that is needed.</summary>
    public IReadOnlyList<PluginProject> PluginProjects { get; init; } = [];

    /// <summary>The named roots: <c>$(data)</c> in a model file. They never enter a key.</summary>
    public Roots Roots { get; init; } = Roots.None;

    /// <summary>The folder of the project that the models belong to: relative paths of model files stay in it, and a name is used once in it and in <see cref="BuiltModels"/>.</summary>
    public string? ProjectFolder { get; init; }

    /// <summary>The artifact's folder of each model that a referenced project built, by the full path of its model file.</summary>
    public IReadOnlyDictionary<string, string> BuiltModels { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The number of threads that one training uses. It changes the last bits of what comes out.</summary>
    public required int Threads { get; init; }

    /// <summary>Where tensors live.</summary>
    /// <value>The default is <c>cpu</c>.</value>
    public string Device { get; init; } = "cpu";

    /// <summary>The user's cache.</summary>
    public required CacheLayout Cache { get; init; }

    /// <summary>The bytes that the user's cache may hold; what was used least recently goes first.</summary>
    /// <value>The default is <see langword="null"/>: no limit.</value>
    public long? CacheLimit { get; init; }

    /// <summary>A cache that machines share, spoken to as Bazel's HTTP cache; user and password may stand in it and are told nobody else.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public Uri? RemoteCache { get; init; }

    /// <summary>Whether the remote cache is only read.</summary>
    public bool RemoteCacheReadOnly { get; init; }

    /// <summary>Whether a lock that is missing or stale is an error. No lock is written then.</summary>
    public bool Locked { get; init; }

    /// <summary>What may be done for a model that isn't there.</summary>
    /// <value>The default is <see cref="TrainingPolicy.Train"/>.</value>
    public TrainingPolicy Policy { get; init; }

    /// <summary>The version of the tool, which is part of every key.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Tells how long things took, for <c>run.json</c> and for checkpoints.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The time between two checkpoints.</summary>
    /// <value>The default is 20 seconds.</value>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Where the curves of each model go as event files, for TensorBoard, in a folder <c>NAME/VERSION</c>.</summary>
    /// <value>The default is <see langword="null"/>: nowhere.</value>
    public string? TensorBoardFolder { get; init; }

    /// <summary>The plugins of <see cref="PluginProjects"/>.</summary>
    /// <exception cref="Abstractions.DiagnosticException">TLP2012, TLP2015, TLP2016: they can't be had.</exception>
    internal IEnumerable<string> PackagedPlugins() => PluginProjects.SelectMany(project => new PluginPackages(Cache).PluginsOf(project, Locked));

    /// <summary>What of it planning must be told.</summary>
    internal PlanningOptions Planning => new()
    {
        OutputFolder = OutputFolder,
        Roots = Roots,
        ProjectFolder = ProjectFolder,
        BuiltModels = BuiltModels,
        ToolVersion = ToolVersion,
    };
}
