using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Locking;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Caching;

/// <summary>One of several machines that build the same model: a cache and an output folder of its own.</summary>
internal sealed class Machine(string? remote) : IDisposable
{
    private readonly Workshop _workshop = new();

    public string? Remote { get; set; } = remote;

    public bool IsReadOnly { get; set; }

    public TrainingPolicy Policy { get; set; }

    public string Seed { get; init; } = "3";

    public IReadOnlyList<TrainingEvent> Events => _workshop.Progress.Events;

    public IProgress<TrainingEvent> Progress => _workshop.Progress;

    public IEnumerable<string> Warnings => _workshop.Warnings;

    public string Cache => _workshop.CacheFolder;

    public string File => _workshop.Write("street.model.yaml", Models.Street(epochs: 1, seed: Seed));

    public string Write(string name, string text) => _workshop.Write(name, text);

    public ModelPipeline Pipeline() =>
        _workshop.Pipeline(with: options => options with { RemoteCache = Remote is { } url ? new Uri(url) : null, RemoteCacheReadOnly = IsReadOnly, Policy = Policy });

    public TrainingPlan Plan()
    {
        using var pipeline = Pipeline();
        return pipeline.Plan(File);
    }

    public BuiltModel Build(CancellationToken stop = default)
    {
        using var pipeline = Pipeline();
        return pipeline.Build(File, _workshop.Progress, stop);
    }

    public void DeleteOutput() => Directory.Delete(_workshop.OutputFolder, recursive: true);

    /// <summary>The published files' digests, but for those that tell times of day.</summary>
    public IReadOnlyList<string> Published() =>
    [
        .. Directory.GetFiles(_workshop.OutputFolder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is not ("run.json" or "report.html"))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetFileName(path)} {Digest.Of(System.IO.File.ReadAllBytes(path)).Hex}"),
    ];

    /// <summary>What is left of what was not finished.</summary>
    public IReadOnlyList<string> Unfinished() => Directory.GetDirectories(Path.Combine(_workshop.CacheFolder, "artifacts"), ".*");

    /// <summary>All that was written: cache, output, locks, model file; and all that was told.</summary>
    public IEnumerable<string> Texts() =>
    [
        .. Directory.GetFiles(_workshop.Combine("."), "*", SearchOption.AllDirectories).Select(System.IO.File.ReadAllText),
        .. Events.Select(happened => happened.ToString()),
    ];

    public void Dispose() => _workshop.Dispose();
}
