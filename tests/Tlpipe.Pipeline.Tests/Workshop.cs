using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Training;
using Tlpipe.Pipeline.Verification;

namespace Tlpipe.Pipeline.Tests;

/// <summary>A temporary folder with model files, a cache and an output of its own, and the first-party plugins as they were built.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string OutputFolder => Path.Combine(_folder.Path, "out");

    public string CacheFolder { get; set; }

    /// <summary>The only artifact in the cache.</summary>
    public string CachedArtifact => Assert.Single(Directory.GetDirectories(Path.Combine(CacheFolder, "artifacts")));

    public Recorder Progress { get; } = new();

    /// <summary>What was told, as it reads.</summary>
    public IEnumerable<string> Warnings => Progress.Events.OfType<TrainingEvent.Noticed>().Select(told => told.Diagnostic.ToString());

    /// <summary>Plugins besides the first-party ones.</summary>
    public IReadOnlyList<string> MorePlugins { get; set; } = [];

    /// <summary>Changes how pipelines are told to work.</summary>
    public Func<PipelineOptions, PipelineOptions> Always { get; set; } = options => options;

    public Workshop() => CacheFolder = Path.Combine(_folder.Path, "cache");

    public string Combine(params string[] parts) => _folder.Combine(parts);

    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>A pipeline, with other options than its own where something is to be said of them.</summary>
    public ModelPipeline Pipeline(TimeSpan? checkpointInterval = null, Func<PipelineOptions, PipelineOptions>? with = null)
    {
        var options = Always(Options(checkpointInterval));
        return new(with?.Invoke(options) ?? options);
    }

    /// <summary>A verifier of this workshop's models.</summary>
    public ModelVerifier Verifier(int? threads = null) => new(Always(Options(checkpointInterval: null)), threads);

    private PipelineOptions Options(TimeSpan? checkpointInterval) => new()
    {
        OutputFolder = OutputFolder,
        Plugins = [Plugin("Tlpipe.Standard"), Plugin("Tlpipe.Vision"), .. MorePlugins],
        Roots = new Roots(new Dictionary<string, string> { ["data"] = RealData.Root }),
        Threads = 2,
        Cache = new CacheLayout(CacheFolder),
        ToolVersion = "0.0.0-test",
        CheckpointInterval = checkpointInterval ?? TimeSpan.FromHours(1),
    };

    public BuiltModel Build(string file, CancellationToken stop = default)
    {
        using var pipeline = Pipeline();
        return pipeline.Build(file, Progress, stop);
    }

    /// <summary>Cancels a build in a step, or (as step 0) when an epoch has ended.</summary>
    public void CutOff(string file, int epoch, int step)
    {
        using var stop = new CancellationTokenSource();
        Progress.Then = happened =>
        {
            if (step == 0 ? happened is TrainingEvent.EpochEnded ended && ended.Record.Epoch == epoch : happened is TrainingEvent.StepTaken taken && taken.Epoch == epoch && taken.Step == step)
                stop.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => Build(file, stop.Token));
        Progress.Then = null;
    }

    public TrainingPlan Plan(string file)
    {
        using var pipeline = Pipeline();
        return pipeline.Plan(file);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A first-party plugin as it was built.</summary>
    public static string Plugin(string name)
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        return Path.Combine(Repository.Root, "artifacts", "bin", name, configuration, name + ".dll");
    }

    /// <summary>Keeps what was reported.</summary>
    internal sealed class Recorder : IProgress<TrainingEvent>
    {
        public List<TrainingEvent> Events { get; } = [];

        public Action<TrainingEvent>? Then { get; set; }

        public void Report(TrainingEvent value)
        {
            Events.Add(value);
            Then?.Invoke(value);
        }
    }
}
