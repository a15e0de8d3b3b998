using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Comparing;
using Tlpipe.Pipeline.Evaluation;
using Tlpipe.Pipeline.Forecasting;
using Tlpipe.Pipeline.Locking;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Planning.Advice;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Ranking;
using Tlpipe.Pipeline.RateFinding;
using Tlpipe.Pipeline.TensorBoard;
using Tlpipe.Pipeline.Training;
using Tlpipe.Torch;

namespace Tlpipe.Pipeline;

/// <summary>The way from a model file to its artifact: plan, take from the cache or train, gate, publish, lock.</summary>
public sealed class ModelPipeline : IDisposable
{
    private readonly ConcurrentDictionary<string, BuiltModel> _made = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string File, Digest Key), IReadOnlyList<Diagnostic>> _lockChecks = [];
    private readonly PipelineOptions _options;
    private readonly CacheTiers _caches;
    private readonly Publisher _publisher;
    private readonly PastRuns _runs;
    private readonly Lazy<TrainingEnvironment> _environment;

    /// <summary>A pipeline; plugins are found when it is made.</summary>
    /// <exception cref="DiagnosticException">TLP2xxx: a plugin that was given can't be used.</exception>
    public ModelPipeline(PipelineOptions options)
    {
        _options = options;
        _caches = CacheTiers.Of(options);
        _runs = new(options.Cache);
        _environment = new(() => Engine.Start(options.Threads, options.Device));
        _publisher = new(options, _environment);
        Files = new(options.Cache.Root, options.Clock);
        Plugins = PluginCatalog.Load([.. options.Plugins, .. options.PackagedPlugins()], options.BundledPlugins, Files);
    }

    /// <summary>The plugins and their parts.</summary>
    public PluginCatalog Plugins { get; }

    /// <summary>Every file and folder that was looked at.</summary>
    public InputFiles Files { get; }

    /// <summary>Plans a model without libtorch.</summary>
    /// <exception cref="DiagnosticException">All errors of the file, each with its position.</exception>
    public TrainingPlan Plan(string file) => Planner.Plan(file);

    /// <summary>Finds models that can't be built side by side, for their names.</summary>
    public IReadOnlyList<Diagnostic> FindConflicts(IEnumerable<TrainingPlan> plans) => SameModels.Find(plans, _options.Planning);

    /// <summary>Builds a model, and before it the models it rests on.</summary>
    /// <exception cref="DiagnosticException">The model can't be built, or a gate is not met; the previous artifact stays in place.</exception>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public BuiltModel Build(string file, IProgress<TrainingEvent> progress, CancellationToken stop) => Build(Plan(file), progress, stop);

    /// <summary>Builds a planned model, and before it the models it rests on.</summary>
    public BuiltModel Build(TrainingPlan plan, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        var found = Check(plan);
        if (found.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) throw new DiagnosticException(found);
        foreach (var warning in found) progress.Report(new TrainingEvent.Noticed(warning));
        return BuildChecked(plan, progress, stop);
    }

    /// <summary>What is to be told before a model and those that it rests on are built: what their locks say to their plans and versions, and what the policy forbids.</summary>
    public IReadOnlyList<Diagnostic> Check(TrainingPlan plan) => [.. plan.Chain.SelectMany(CheckAlone)];

    /// <summary>Where a model would come from, if it were built now.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="warn">Told what is wrong with the remote cache, if it is asked and something is.</param>
    public ModelOrigin SourceOf(TrainingPlan plan, Action<Diagnostic> warn) =>
        IsPresent(plan, out _) ? ModelOrigin.UpToDate : _caches.Find(CacheRequest.For(plan, warn), CancellationToken.None) ?? ModelOrigin.Trained;

    /// <summary>Whether building a model, if it were built now, would train it or what it is compared with.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="warn">Told what is wrong with the remote cache, if it is asked and something is.</param>
    public bool MustTrain(TrainingPlan plan, Action<Diagnostic> warn) => SourceOf(plan, warn) switch
    {
        ModelOrigin.UpToDate => false,
        ModelOrigin.Trained => true,
        _ => plan.Spec.Comparisons.Count > 0 && Comparer(plan).Look(warn).Missing.Count > 0,
    };

    /// <summary>What building a model would do, and before it the models it rests on, the lowest first.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="warn">Told what is wrong with the remote cache, if it is asked and something is.</param>
    /// <exception cref="DiagnosticException">TLP7001: a lock is damaged.</exception>
    public IReadOnlyList<BuildForecast> Forecast(TrainingPlan plan, Action<Diagnostic> warn) =>
    [
        .. plan.Chain.Select(one => Forecast(one, SourceOf(one, warn), warn)),
    ];

    private BuildForecast Forecast(TrainingPlan plan, ModelOrigin source, Action<Diagnostic> warn) =>
        new(plan, source, PlanComparison.WithLock(plan), TrainingTime.Of(plan, _runs.Of(plan.Spec.Name), _options.Device, _options.Threads))
        {
            Compared = plan.Spec.Comparisons.Count == 0 || source == ModelOrigin.UpToDate
                ? null
                : ComparisonForecast.Of(plan, Comparer(plan).Look(warn), _runs, _options),
        };

    private IEnumerable<Diagnostic> CheckAlone(TrainingPlan plan)
    {
        // Once: when it has been built, its lock is another one and would be told of in other words.
        foreach (var diagnostic in _lockChecks.GetOrAdd((plan.Spec.File, plan.Keys.Input), _ => LockCheck.Find(plan, _options.Locked))) yield return diagnostic;
        var warnings = new List<Diagnostic>();
        if (_options.Policy == TrainingPolicy.Restore && FindMissing(plan, warnings.Add) is { } missing) yield return missing;
        foreach (var warning in warnings) yield return warning;
    }

    private Diagnostic? FindMissing(TrainingPlan plan, Action<Diagnostic> warn) => SourceOf(plan, warn) switch
    {
        ModelOrigin.Trained => NotInCache(plan),
        not ModelOrigin.UpToDate when plan.Spec.Comparisons.Count > 0 && Comparer(plan).Look(warn).Missing is { Count: > 0 } missing =>
            LockingDiagnostics.ComparisonNotInCache(plan, [.. missing.Select(one => one.Variant.Name)], _caches.Places),
        _ => null,
    };

    private BuiltModel BuildChecked(TrainingPlan plan, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        var began = _options.Clock.GetTimestamp();
        if (plan.Weights?.Upstream is { } upstream) BuildChecked(upstream, progress, stop);
        progress.Report(new TrainingEvent.Started(plan.Spec.Name, plan.Spec.Version.ToString(), plan.Spec.Training.Epochs));
        foreach (var warning in plan.Warnings) progress.Report(new TrainingEvent.Noticed(warning));

        var comparison = PlanComparison.Compare(plan, ModelLock.TryRead(ModelLock.PathFor(plan.Spec.File)));
        var output = OutputOf(plan);
        AtomicFolder.Recover(output);
        var (manifest, origin) = IsPresent(plan, out var present) ? (present, ModelOrigin.UpToDate) : Publish(plan, output, progress, stop);
        CheckGates(plan, manifest.Tasks, manifest.Comparisons);
        foreach (var warning in NegativeTransfer.Find(plan, manifest.Comparisons).Concat(BelowStartAdvice.Find(plan, manifest.Tasks))) progress.Report(new TrainingEvent.Noticed(warning));
        _publisher.Lock(plan, manifest, output);
        BoardOf(plan)?.Complete(output, progress);
        if (origin == ModelOrigin.UpToDate && _options.Policy == TrainingPolicy.Train) _caches.Share(CacheRequest.For(plan, progress), stop);
        var built = new BuiltModel(plan, output, manifest, origin, _options.Clock.GetElapsedTime(began)) { Reason = BuildReason.Of(comparison, origin) };
        if (origin != ModelOrigin.UpToDate) _made[output] = built;
        return built;
    }

    /// <summary>A model with origin and reason as they were when this pipeline made it: one that another rests on was made before its own turn came.</summary>
    public BuiltModel AsMade(BuiltModel model) =>
        _made.TryGetValue(model.Folder, out var made) ? model with { Origin = made.Origin, Reason = made.Reason } : model;

    /// <summary>Measures a built model on the data of its model file.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="artifact">The artifact's folder; <see langword="null"/> for the one that building the file leaves.</param>
    /// <param name="split">The split.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="DiagnosticException">TLP7101 to TLP7103: there is no such artifact, it isn't one of this file, or the split is empty.</exception>
    public EvaluationResult Evaluate(string file, string? artifact, Split split, CancellationToken stop)
    {
        var folder = ArtifactLocation.Find(artifact ?? file, _options.OutputFolder);
        var plan = Plan(file);
        EvaluationResult result;
        lock (Engine.Exclusive) result = PluginFailure.Told(plan, "evaluating", () => ModelEvaluation.Run(plan, folder, split, _environment.Value, stop));
        // An artifact that was named may well be an older one.
        return artifact is null && PlanComparison.WithArtifact(plan, result.Manifest) is { IsSame: false } comparison
            ? result with { Warnings = [PlanningDiagnostics.ArtifactOutdated(plan.Spec.FileName, comparison.Differences)] }
            : result;
    }

    /// <summary>Scores trunks for the tasks of a model without training them, the best first.</summary>
    /// <param name="file">The model file, whose own trunk is among them.</param>
    /// <param name="candidates">The other trunks.</param>
    /// <param name="progress">Who watches.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="DiagnosticException">All errors of all of them, before any is scored; an example can't be read.</exception>
    public IReadOnlyList<RankedTrunk> Rank(string file, IReadOnlyList<TrunkCandidate> candidates, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        var planner = new Planner(Plugins, Files, _options.Planning);
        var plans = TrunkPlans.Of(planner, file, candidates);
        var settings = new TrainingSettings(_environment.Value, _options.Clock, _options.CheckpointInterval, Files);
        var ranker = new TrunkRanker(settings, _options.Cache, progress);
        lock (Engine.Exclusive)
            return [.. plans.Select(one => PluginFailure.Told(one.Plan, "ranking", () => ranker.Rank(one.Plan, one.Name, one.IsOwn, stop))).OrderByDescending(trunk => trunk.Score)];
    }

    /// <summary>Tries learning rates on a planned model. Nothing is published but the models that it rests on, which are built before.</summary>
    /// <exception cref="DiagnosticException">A model that it rests on can't be built, or an example can't be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RateSearch FindRate(TrainingPlan plan, RateRange range, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        if (plan.Weights?.Upstream is { } upstream) Build(upstream, progress, stop);
        progress.Report(new TrainingEvent.Started(plan.Spec.Name, plan.Spec.Version.ToString(), plan.Spec.Training.Epochs));
        foreach (var warning in plan.Warnings) progress.Report(new TrainingEvent.Noticed(warning));
        var settings = new TrainingSettings(_environment.Value, _options.Clock, _options.CheckpointInterval, Files);
        lock (Engine.Exclusive)
            return PluginFailure.Told(plan, "trying learning rates for", () => new RateFinder(plan, settings, _options.Cache, progress).Find(range, stop));
    }

    /// <summary>The folder of a model's artifact.</summary>
    public string OutputOf(TrainingPlan plan) => Path.Combine(_options.OutputFolder, plan.Spec.Name, plan.Spec.Version.ToString());

    /// <inheritdoc/>
    public void Dispose()
    {
        Plugins.Dispose();
        _caches.Dispose();
    }

    private bool IsPresent(TrainingPlan plan, [NotNullWhen(true)] out ModelManifest? manifest)
    {
        manifest = Artifact.TryRead(OutputOf(plan));
        return manifest?.Key == plan.Keys.Input;
    }

    private (ModelManifest Manifest, ModelOrigin Origin) Publish(TrainingPlan plan, string output, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        if (plan.Spec.Comparisons.Count > 0) return PublishCompared(plan, output, progress, stop);
        var published = _caches.Take(
            CacheRequest.For(plan, progress),
            () => TrainIfAllowed(plan, progress, stop),
            (found, origin) =>
            {
                CheckGates(plan, found.Manifest.Tasks, []);
                return (Manifest: _publisher.Publish(plan, found, output, null, progress, stop), Origin: origin);
            },
            stop);
        if (published.Origin != ModelOrigin.Cache) _caches.KeepWithin(_options.CacheLimit);
        return published;
    }

    /// <summary>The model's own training is not held meanwhile: a process that waits for it may itself hold one that is waited for here.</summary>
    private (ModelManifest Manifest, ModelOrigin Origin) PublishCompared(TrainingPlan plan, string output, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        var request = CacheRequest.For(plan, progress);
        var (own, origin) = _caches.Take(request, () => TrainIfAllowed(plan, progress, stop), (found, origin) => (Run: MeasuredRun.Read(found, plan), origin), stop);
        CheckGates(plan, own.Manifest.Tasks, []);
        var outcome = Comparer(plan).Compare(own, (variant, other) => TrainIfAllowed(plan, variant, other, progress, stop), progress, stop);
        CheckGates(plan, own.Manifest.Tasks, outcome.Summaries);
        var manifest = _caches.Take(request, () => TrainIfAllowed(plan, progress, stop), (found, _) => _publisher.Publish(plan, found, output, outcome, progress, stop), stop);
        _caches.KeepWithin(_options.CacheLimit);
        return (manifest, origin);
    }

    private Planner Planner => new(Plugins, Files, _options.Planning);

    private ModelComparer Comparer(TrainingPlan plan) => new(plan, Planner, _caches);

    private void TrainIfAllowed(TrainingPlan plan, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        if (_options.Policy == TrainingPolicy.Restore) throw new DiagnosticException(NotInCache(plan));
        using var board = BoardOf(plan)?.Watch(progress);
        lock (Engine.Exclusive) PluginFailure.Told(plan, "training", () => Train(plan, plan.Spec.Name, board ?? progress, stop));
    }

    /// <summary>Trains what a model is compared with.</summary>
    private void TrainIfAllowed(TrainingPlan model, Variant variant, TrainingPlan plan, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        if (_options.Policy == TrainingPolicy.Restore) throw new DiagnosticException(LockingDiagnostics.ComparisonNotInCache(model, [variant.Name], _caches.Places));
        try
        {
            lock (Engine.Exclusive) PluginFailure.Told(plan, "training", () => Train(plan, ComparisonForecast.RunsOf(model, variant), progress, stop));
        }
        catch (DiagnosticException error)
        {
            throw new DiagnosticException([.. error.Diagnostics.Select(diagnostic => ComparisonDiagnostics.Of(variant, diagnostic))], error);
        }
    }

    /// <summary>Trains a plan, and remembers under a name how long it took.</summary>
    private CachedArtifact Train(TrainingPlan plan, string remembered, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        var settings = new TrainingSettings(_environment.Value, _options.Clock, _options.CheckpointInterval, Files);
        var meter = new RunMeter(plan, _options.Clock, progress);
        var trainer = new Trainer(plan, settings, _options.Cache, meter);
        var began = _options.Clock.GetUtcNow();
        using var trained = Train(plan, trainer, stop);
        meter.EndTraining();
        Files.ThrowIfChanged();
        var writer = new ArtifactWriter(plan, _environment.Value, _options.ToolVersion);
        var kept = _caches.Local.Keep(plan.Keys.Training, folder =>
        {
            writer.Write(folder, trained);
            meter.Parts.End(RunParts.Writing);
            RunFile.Write(folder, began, _options.Clock.GetUtcNow(), _environment.Value, meter.Parts, plan.Spec.IsVariant);
        });
        _runs.Remember(remembered, meter.Run(_environment.Value));
        trainer.Forget();
        return kept;
    }

    private static TrainedModel Train(TrainingPlan plan, Trainer trainer, CancellationToken stop)
    {
        try
        {
            return trainer.Train(stop);
        }
        catch (TorchException exception) when (exception.IsOutOfMemory)
        {
            throw new DiagnosticException(TrainingDiagnostics.OutOfMemory(plan, exception.Message), exception);
        }
    }

    private BoardFolder? BoardOf(TrainingPlan plan) => _options.TensorBoardFolder is { } folder ? new(folder, plan, _options.Clock) : null;

    private Diagnostic NotInCache(TrainingPlan plan) => LockingDiagnostics.NotInCache(
        plan, PlanComparison.Compare(plan, ModelLock.TryRead(ModelLock.PathFor(plan.Spec.File))), [OutputOf(plan), .. _caches.Places]);

    private static void CheckGates(TrainingPlan plan, IReadOnlyList<ManifestTask> tasks, IReadOnlyList<ManifestComparison> comparisons)
    {
        IReadOnlyList<Diagnostic> unmet =
        [
            .. Gates.Unmet(plan, (task, metric) => tasks.First(other => other.Name == task).Metrics.Best.Metrics[metric].Value),
            .. NegativeTransfer.Find(plan, comparisons).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
        ];
        if (unmet.Count > 0) throw new DiagnosticException(unmet);
    }
}
