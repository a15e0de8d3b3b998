using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Ranking;

/// <summary>Scores one trunk for the tasks of a plan from one pass of features on the training split, which training with a frozen trunk finds in the cache afterwards.</summary>
internal sealed class TrunkRanker(TrainingSettings settings, CacheLayout cache, IProgress<TrainingEvent> progress)
{
    /// <summary>The scores.</summary>
    /// <param name="plan">The model with this trunk.</param>
    /// <param name="name">What the trunk is called.</param>
    /// <param name="isOwn">Whether it is the model file's own.</param>
    /// <param name="stop">Ends the work between two chunks.</param>
    /// <exception cref="DiagnosticException">An example can't be read; a task has no labels.</exception>
    public RankedTrunk Rank(TrainingPlan plan, string name, bool isOwn, CancellationToken stop)
    {
        using var mode = no_grad();
        using var network = NetworkBuilder.Build(plan);
        network.to(device(settings.Environment.Device));
        var trunk = network.Trunk;
        trunk.eval();
        using var store = new FeatureStore(trunk, trunk.Stages.Count, plan, settings, cache, progress, forStart: false);
        var tasks = new Dictionary<string, TaskScores>(StringComparer.Ordinal);
        var (all, training) = (0.0, 0.0);
        foreach (var dataSet in plan.DataSets)
        {
            var plain = dataSet with { Data = new PlainViews(dataSet.Data) };
            using var reader = new ExampleReader(plain, plan.Randomness, settings.Environment.Threads, keepBytes: 0);
            using var table = store.Table(plain, Split.Train, reader, view: 0, stop);
            foreach (var task in plan.Tasks.Where(task => task.DataSet == dataSet)) tasks.Add(task.Name, Score(plan, task, table.Values));
            var pace = TrunkPace.Measure(trunk, plain, settings, stop);
            var (train, validation) = (plain.Data.Count(Split.Train), plain.Data.Count(Split.Validation));
            all += pace * (train + validation);
            training += pace * ((3.0 * train) + validation);
        }

        return new(
            name, isOwn, plan.Weights?.Source, plan.Tasks[0].Features.Channels, trunk.parameters().Sum(parameter => parameter.numel()),
            plan.Tasks.ToDictionary(task => task.Name, task => tasks[task.Name]), new(all, training * plan.Spec.Training.Epochs));
    }

    private static TaskScores Score(TrainingPlan plan, PlannedTask task, Tensor table)
    {
        using var scope = NewDisposeScope();
        using var labels = LabelTable.Read(task, Split.Train);
        if (labels.Values is not { } values)
            throw new DiagnosticException(PlanningDiagnostics.NoLabels(plan.Spec.Locate($"tasks.{task.Name}"), task.Name, task.DataSet.Name, Split.Train));
        return FeatureScores.Of(table.index_select(0, tensor(labels.LabelledIndexes)), values, task.Target);
    }
}
