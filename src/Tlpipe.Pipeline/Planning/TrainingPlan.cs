using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning.Advice;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Planning;

/// <summary>Everything that a run needs, checked and sealed: plugins resolved, signatures compared, every input digested. Nothing here has touched libtorch.</summary>
public sealed record TrainingPlan
{
    /// <summary>The specification that the plan was made from.</summary>
    public required ModelSpec Spec { get; init; }

    /// <summary>The keys: what was asked for.</summary>
    public required InputKeys Keys { get; init; }

    /// <summary>Every input by a stable name (<c>data.street</c>, <c>weights</c>, <c>plugin.Tlpipe.Vision</c>, <c>training.epochs</c>), for the lock, the manifest and «why would it retrain».</summary>
    public required IReadOnlyList<PlannedInput> Inputs { get; init; }

    /// <summary>The backbone.</summary>
    public required IBackbone Backbone { get; init; }

    /// <summary>Where the trunk's parameters come from; <see langword="null"/> for random ones.</summary>
    public PlannedWeights? Weights { get; init; }

    /// <summary>The data sets, in the order in which the file names them.</summary>
    public required IReadOnlyList<PlannedDataSet> DataSets { get; init; }

    /// <summary>The tasks, in the file's order.</summary>
    public required IReadOnlyList<PlannedTask> Tasks { get; init; }

    /// <summary>The trunk's stages, input to output.</summary>
    public required IReadOnlyList<TrunkStage> Stages { get; init; }

    /// <summary>What is trainable when, and at which rate.</summary>
    public required IStrategy Strategy { get; init; }

    /// <summary>How many examples of each data set a step draws.</summary>
    public ISampling Sampling { get; init; } = new UniformSampling();

    /// <summary>How the tasks share the network.</summary>
    public ISharing Sharing { get; init; } = new HardSharing();

    /// <summary>The optimizer.</summary>
    public required IOptimizer Optimizer { get; init; }

    /// <summary>The learning rate's course.</summary>
    public required ISchedule Schedule { get; init; }

    /// <summary>The balance of the tasks.</summary>
    public required IBalancer Balancer { get; init; }

    /// <summary>The phases of the run, in their order.</summary>
    public IReadOnlyList<TrainingPhase> Phases => Strategy.Phases(Stages, Spec.Training.Epochs);

    /// <summary>
    /// What the BatchNorm of the trunk's learning stages does. Where the file doesn't say: statistics that came with weights are better than those of a few small batches,
    /// so the strategies for little data keep them; <c>full</c> learns its own, and so does a trunk that starts at random, which has none.
    /// </summary>
    public BatchNormMode BatchNorm => Spec.Training.BatchNorm ?? (Weights is null ? BatchNormMode.Train : Strategy.PretrainedBatchNorm);

    /// <summary>What the planner noticed; none of them is an error.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>What the planner noticed and the model file silences.</summary>
    public IReadOnlyList<SilencedAdvice> Silenced { get; init; } = [];

    /// <summary>The models that it rests on, the lowest first, and itself.</summary>
    public IEnumerable<TrainingPlan> Chain => (Weights?.Upstream?.Chain ?? []).Append(this);

    /// <summary>The data set of the most training examples; a pass over it is an epoch.</summary>
    public PlannedDataSet LargestDataSet => DataSets.MaxBy(dataSet => dataSet.Data.Count(Split.Train))!;

    /// <summary>The phase of an epoch, from 1.</summary>
    public TrainingPhase PhaseOf(int epoch) => Phases.Last(phase => phase.FirstEpoch <= epoch);

    /// <summary>The root of the run's random streams.</summary>
    public RandomStream Randomness => RandomStream.FromSeed(Spec.Seed);

    /// <summary>The training examples of a data set in a full batch of a step.</summary>
    public int BatchOf(PlannedDataSet dataSet) =>
        Sampling.BatchOf(Spec.Training.Batch, dataSet.Data.Count(Split.Train), LargestDataSet.Data.Count(Split.Train));
}

/// <summary>One digested input of a plan.</summary>
/// <param name="Name">A stable name; no path of this machine in it.</param>
/// <param name="Digest">The digest of its content.</param>
/// <param name="Value">For settings, the value as canonical JSON, so that a difference can be shown.</param>
public sealed record PlannedInput(string Name, Digest Digest, string? Value = null);

/// <summary>The keys of a plan, each a digest of what a part of the work depends on.</summary>
/// <param name="Data">What is read: contents, labels, splits, options of the data sets.</param>
/// <param name="Features">What the untrained trunk makes of it: backbone, weights, codecs, plugins, engine.</param>
/// <param name="Training">The whole training: data, features, heads, strategy, optimizer, seed, epochs.</param>
/// <param name="Report">What is derived after training: gates, report options.</param>
/// <param name="Input">The input key: all of them. Same key, same artifact.</param>
public sealed record InputKeys(Digest Data, Digest Features, Digest Training, Digest Report, Digest Input);

/// <summary>A data set of the plan.</summary>
/// <param name="Name">The name under <c>datasets:</c>, or the task's name where it is written inside the task.</param>
/// <param name="Data">The data set.</param>
public sealed record PlannedDataSet(string Name, IDataSet Data)
{
    /// <summary>The name of the plugin that brings it.</summary>
    internal string? Plugin { get; init; }
}

/// <summary>A task of the plan.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="DataSet">Its data set; tasks on one data set share the instance.</param>
/// <param name="TargetName">The data set's target that it learns.</param>
/// <param name="Target">The target's signature.</param>
/// <param name="Features">What the head gets: what the trunk gives for the data set's input, or what the sharing makes of it.</param>
/// <param name="Head">The head.</param>
public sealed record PlannedTask(string Name, PlannedDataSet DataSet, string TargetName, TargetSignature Target, FeatureSignature Features, IHead Head)
{
    /// <summary>The metric that chooses the epoch that ships.</summary>
    public MetricDefinition PrimaryMetric => Head.Metrics(Target)[0];
}
