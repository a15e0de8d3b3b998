using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Caching;

/// <summary>Where the things of the user's cache lie. All of it can be deleted at any time; it costs only time.</summary>
/// <param name="Root">The cache folder.</param>
public sealed record CacheLayout(string Root)
{
    /// <summary>The folder of whole artifacts.</summary>
    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>The folder of checkpoints.</summary>
    public string AllCheckpoints => Path.Combine(Root, "checkpoints");

    /// <summary>The folder of features.</summary>
    public string AllFeatures => Path.Combine(Root, "features");

    /// <summary>The folder of damaged entries.</summary>
    public string Corrupt => Path.Combine(Root, "corrupt");

    /// <summary>The folder of locks.</summary>
    public string Locks => Path.Combine(Root, "locks");

    /// <summary>The folder of notes on how long trainings took.</summary>
    public string AllRuns => Path.Combine(Root, "runs");

    /// <summary>The folder of notes on trainings that diverged.</summary>
    public string AllDivergences => Path.Combine(Root, "diverged");

    /// <summary>The digests of input files, by path, size and time.</summary>
    public string InputDigests => Path.Combine(Root, "files.txt");

    /// <summary>Whole artifacts, by training key.</summary>
    public string Artifact(Digest trainingKey) => Path.Combine(Artifacts, trainingKey.Hex);

    /// <summary>Where a run leaves its checkpoints, by training key and environment.</summary>
    public string Checkpoints(Digest trainingKey, Digest environment) =>
        Path.Combine(AllCheckpoints, $"{trainingKey.Hex}-{environment.Hex[..16]}");

    /// <summary>The file that the process which trains a model holds locked, and in common those that use what came out.</summary>
    public string TrainingLock(Digest trainingKey) => Path.Combine(Locks, trainingKey.Hex + ".lock");

    /// <summary>The file that the process which replaces an artifact in an output folder holds locked.</summary>
    public string PublishingLock(string output) => Path.Combine(Locks, Digest.Of(output).Hex + ".lock");

    /// <summary>The file that the process which changes a project of plugins, or restores it, holds locked.</summary>
    public string PluginLock(string project) => Path.Combine(Locks, Digest.Of(project).Hex + ".lock");

    /// <summary>A chunk of features.</summary>
    public string Features(Digest key) => Path.Combine(AllFeatures, key.Hex[..2], key.Hex + ".safetensors");

    /// <summary>The note that a training diverged, by training key.</summary>
    public string Divergence(Digest trainingKey) => Path.Combine(AllDivergences, trainingKey.Hex);

    /// <summary>How long a model's last trainings took.</summary>
    public string Runs(string model) => Path.Combine(AllRuns, Digest.Of(model).Hex + ".json");

    /// <summary>The folder of <c>TLPIPE_CACHE</c>, else <c>tlpipe</c> in the user's cache folder (<c>XDG_CACHE_HOME</c>, by default <c>~/.cache</c>).</summary>
    public static CacheLayout FromEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        if (environment.GetValueOrDefault("TLPIPE_CACHE") is { Length: > 0 } given) return new(Path.GetFullPath(given));
        var user = environment.GetValueOrDefault("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(environment.GetValueOrDefault("HOME") ?? Path.GetTempPath(), ".cache");
        return new(Path.Combine(user, "tlpipe"));
    }
}
