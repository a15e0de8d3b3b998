using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Forecasting;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>Plans the trainings of a model's comparisons, each as a model file would that says so: its key is that file's.</summary>
internal sealed class VariantPlanner(TrainingPlan plan, Planner planner)
{
    private const string RateOption = "lr";
    private readonly Dictionary<string, TrainingPlan> _plans = new(StringComparer.Ordinal);

    /// <summary>The model itself.</summary>
    public TrainingPlan Model => plan;

    /// <summary>The learning rate of a plan's optimizer; <see langword="null"/> where it has no such option.</summary>
    public static double? RateOf(JsonObject optimizer) => optimizer[RateOption] is JsonValue rate && rate.TryGetValue(out double value) ? value : null;

    /// <summary>The learning rate of the model file.</summary>
    public double Rate => RateOf(JsonNode.Parse(plan.Inputs.First(input => input.Name == "training.optimizer").Value!)!.AsObject())!.Value;

    /// <summary>The seeds of a comparison, from the model's own on.</summary>
    public IReadOnlyList<long> Seeds(ComparisonSpec spec) => [.. Enumerable.Range(0, spec.Seeds).Select(index => (plan.Spec.Seed + index) & long.MaxValue)];

    /// <summary>The plan of a variant.</summary>
    /// <exception cref="DiagnosticException">It can't be trained.</exception>
    public TrainingPlan Plan(Variant variant)
    {
        if (_plans.TryGetValue(variant.Name, out var known)) return known;
        var spec = plan.Spec with
        {
            IsVariant = true,
            Seed = variant.Seed,
            Examples = variant.Examples,
            Gates = [],
            NegativeTransferForbidden = null,
            Comparisons = [],
            Silence = [],
        };
        if (variant.ScratchRate is { } rate) spec = FromScratch(spec, rate);
        if (variant.Tasks is { } tasks) spec = WithTasks(spec, tasks);
        return _plans[variant.Name] = planner.Plan(spec);
    }

    /// <summary>The same network from random weights: everything is trained, BatchNorm's statistics too, whatever the file freezes.</summary>
    private static ModelSpec FromScratch(ModelSpec spec, double rate)
    {
        var (strategy, optimizer) = (spec.Training.Strategy, spec.Training.Optimizer);
        var text = new YamlScalar(rate.ToString(CultureInfo.InvariantCulture), IsPlain: true, optimizer.Location);
        var options = optimizer.Options.Entries.Where(entry => entry.Key != RateOption).Append(new(RateOption, optimizer.Location, text));
        return spec with
        {
            Weights = null,
            Training = spec.Training with
            {
                Strategy = PartSpec.Default("full", strategy.Location),
                BatchNorm = null,
                L2Sp = null,
                Optimizer = optimizer with { Options = optimizer.Options with { Entries = [.. options] } },
            },
        };
    }

    /// <summary>Some of the tasks, for as many passes over their data as they have together: where a small data set repeats within an epoch, that is more epochs, and with them more of all that is counted in epochs.</summary>
    private ModelSpec WithTasks(ModelSpec spec, IReadOnlyList<string> names)
    {
        var tasks = spec.Tasks.Where(task => names.Contains(task.Name, StringComparer.Ordinal)).ToList();
        return spec with
        {
            Tasks = tasks,
            DataSets = [.. spec.DataSets.Where(dataSet => tasks.Exists(task => task.DataSet.Name == dataSet.Name))],
            Training = new ScaledEpochs(plan, EpochsInOne(names)).Training() with
            {
                Balancer = Balancer(spec, names),
                Sharing = names.Count == 1 ? PartSpec.Default("hard", spec.Training.Sharing.Location) : spec.Training.Sharing,
            },
        };
    }

    /// <summary>One task has nothing to be balanced with; of more, what names a task that is left out is left out with it.</summary>
    private static PartSpec Balancer(ModelSpec spec, IReadOnlyList<string> names)
    {
        var balancer = spec.Training.Balancer;
        if (names.Count == 1) return PartSpec.Default("equal", balancer.Location);
        var others = spec.Tasks.Select(task => task.Name).Except(names, StringComparer.Ordinal).ToList();
        return balancer with
        {
            Options = balancer.Options with
            {
                Entries = [.. balancer.Options.Entries.Select(entry => entry.Value is YamlMapping section
                    ? entry with { Value = section with { Entries = [.. section.Entries.Where(inner => !others.Contains(inner.Key, StringComparer.Ordinal))] } }
                    : entry)],
            },
        };
    }

    /// <summary>How many epochs of some tasks alone draw as many examples of the largest of their data sets as one of the model.</summary>
    private double EpochsInOne(IReadOnlyList<string> names)
    {
        var dataSet = plan.Tasks.Where(task => names.Contains(task.Name, StringComparer.Ordinal)).Select(task => task.DataSet).MaxBy(Examples)!;
        var parts = TrainableParts.Of(plan);
        var alone = new BatchSampler(Examples(dataSet), plan.Spec.Training.Batch, parts.TrainsBatchNorm, plan.Randomness);
        return (double)EpochDraw.Of(plan, parts).First(draw => draw.DataSet == dataSet).Examples / alone.Examples(alone.BatchesPerPass);
    }

    private static int Examples(PlannedDataSet dataSet) => dataSet.Data.Count(Split.Train);
}
