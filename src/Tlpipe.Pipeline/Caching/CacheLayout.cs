using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Caching;

/// <summary>Where the things of the user's cache lie. All of it can be deleted at any time; it costs only time.</summary>
/// <param name="Root">The cache folder.</param>
public sealed record CacheLayout(string Root)
{
    /// <summary>Whole artifacts, by training key.</summary>
    public string Artifact(Digest trainingKey) => Path.Combine(Root, "artifacts", trainingKey.Hex);

    /// <summary>Where a run leaves its checkpoints, by training key and environment.</summary>
    public string Checkpoints(Digest trainingKey, Digest environment) =>
        Path.Combine(Root, "checkpoints", $"{trainingKey.Hex[..32]}-{environment.Hex[..16]}");

    /// <summary>The file that the process which trains a model holds open.</summary>
    public string TrainingLock(Digest trainingKey) => Path.Combine(Root, "locks", trainingKey.Hex + ".lock");

    /// <summary>The file that the process which replaces an artifact in an output folder holds open.</summary>
    public string PublishingLock(string output) => Path.Combine(Root, "locks", Digest.Of(output).Hex + ".lock");

    /// <summary>A chunk of features.</summary>
    public string Features(Digest key) => Path.Combine(Root, "features", key.Hex[..2], key.Hex + ".safetensors");

    /// <summary>How long a model's last trainings took.</summary>
    public string Runs(string model) => Path.Combine(Root, "runs", Digest.Of(model).Hex + ".json");

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
