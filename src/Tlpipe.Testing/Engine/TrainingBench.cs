using System.Reflection;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Testing.Engine;

/// <summary>A folder with a model file, a cache and an output of its own, the tested plugin and the first-party ones.</summary>
internal sealed class TrainingBench : IDisposable
{
    private const string FileName = "conformance.model.yaml";
    private const string Unreproducible = "run.json";
    private const string Page = "report.html";

    private readonly string _root = Directory.CreateTempSubdirectory("tlpipe-testing-").FullName;
    private readonly string _plugin;

    public TrainingBench(Assembly plugin, string model, string? folder)
    {
        _plugin = plugin.Location;
        var files = Directory.CreateDirectory(Path.Combine(_root, "model")).FullName;
        if (folder is not null) Copy(folder, files);
        File.WriteAllText(ModelFile, model);
    }

    /// <summary>Trains, or goes on, or finds the model.</summary>
    /// <exception cref="ConformanceException">The model can't be built.</exception>
    public TrainedFiles Train(Func<TrainingEvent, bool>? cutAfter = null)
    {
        using var stop = new CancellationTokenSource();
        var recorder = new Recorder(cutAfter, stop);
        try
        {
            using var pipeline = new ModelPipeline(Options);
            var built = pipeline.Build(ModelFile, recorder, stop.Token);
            var files = Directory.GetFiles(built.Folder).Where(file => Path.GetFileName(file) is not (Unreproducible or Page));
            return new(
                files.ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes, StringComparer.Ordinal),
                recorder.Steps,
                Resumed: recorder.Resumed,
                WasTrained: built.Origin == ModelOrigin.Trained,
                built.Plan.Keys.Input.Hex);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new(new Dictionary<string, byte[]>(StringComparer.Ordinal), recorder.Steps, recorder.Resumed, WasTrained: false, "");
        }
        catch (DiagnosticException error)
        {
            throw new ConformanceException(
                $"the model of this test class can't be built: {error.Message}", "every check needs it", "correct Model (a whole model file) and Folder, or what the error says", error);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string ModelFile => Path.Combine(_root, "model", FileName);

    private PipelineOptions Options => new()
    {
        OutputFolder = Path.Combine(_root, "out"),
        Plugins = [_plugin, .. FirstPartyPlugins.Except(_plugin)],
        Threads = Math.Min(2, Environment.ProcessorCount),
        Cache = new CacheLayout(Path.Combine(_root, "cache")),
        ToolVersion = "0.0.0-conformance",
        CheckpointInterval = TimeSpan.FromHours(1),
    };

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    private sealed class Recorder(Func<TrainingEvent, bool>? cutAfter, CancellationTokenSource stop) : IProgress<TrainingEvent>
    {
        public List<(int Epoch, long Step)> Steps { get; } = [];

        public bool Resumed { get; private set; }

        public void Report(TrainingEvent value)
        {
            if (value is TrainingEvent.StepTaken step) Steps.Add((step.Epoch, step.Step));
            if (value is TrainingEvent.Resumed) Resumed = true;
            if (cutAfter?.Invoke(value) == true) stop.Cancel();
        }
    }
}
