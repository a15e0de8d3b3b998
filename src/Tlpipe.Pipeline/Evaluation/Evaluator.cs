using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Evaluation;

/// <summary>Measures the tasks of a network on one split, in chunks of one size and in the data set's order, or by length where that varies.</summary>
internal sealed class Evaluator(TrainingPlan plan, Network network, TrainingData data)
{
    private const int ChunkSize = 32;

    /// <summary>The metrics and the mean loss of every task whose data set has labelled examples in the split.</summary>
    /// <param name="split">The split.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="predictions">Takes in what the network makes of each example.</param>
    public IReadOnlyDictionary<string, (MeasuredMetrics Metrics, double Loss)> Measure(Split split, CancellationToken stop, SplitPredictions? predictions = null)
    {
        network.eval();
        using var mode = no_grad();
        var results = new Dictionary<string, (MeasuredMetrics, double)>();
        foreach (var dataSet in plan.DataSets)
        {
            var tallies = plan.Tasks.Index().Where(task => task.Item.DataSet == dataSet)
                .Select(task => new Tally(task.Item, task.Index, network.Head(task.Item.Name), data.Labels(task.Item, split), predictions?.Of(task.Item))).ToList();
            if (dataSet.Data.Count(split) > 0) Run(dataSet, split, tallies, stop);
            foreach (var tally in tallies.Where(tally => tally.Count > 0)) results.Add(tally.Task.Name, tally.Result());
        }

        return results;
    }

    private void Run(PlannedDataSet dataSet, Split split, IReadOnlyList<Tally> tallies, CancellationToken stop)
    {
        var chunks = VaryingSizes.ByLength(dataSet.Data, split).Chunk(ChunkSize).ToList();
        var batches = data.Inputs(dataSet).Batches(split, chunks.Select(indexes => (0L, indexes)));
        foreach (var (input, indexes) in batches.Zip(chunks))
        {
            stop.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            using var owned = input;
            var features = network.Features(data.ToDevice(input), data.FirstStage);
            foreach (var tally in tallies) tally.Add(features[tally.Index], indexes);
        }
    }

    /// <summary>The measurement of one task as it grows.</summary>
    private sealed class Tally(PlannedTask task, int index, nn.Module<Tensor, Tensor> head, LabelTable labels, TaskPredictions? predictions)
    {
        private readonly IMeasurement _measurement = task.Head.Measure(task.Target);
        private double _loss;

        public PlannedTask Task => task;

        /// <summary>The task's place in the file.</summary>
        public int Index => index;

        public int Count { get; private set; }

        public void Add(Tensor features, IReadOnlyList<int> indexes)
        {
            if (labels.Select(indexes) is not { } selected) return;
            var target = selected.Labels.to(features.device);
            var output = head.call(features.index_select(0, selected.Positions.to(features.device)));
            var count = (int)selected.Positions.shape[0];
            _loss += task.Head.Loss(output, target).item<float>() * count;
            _measurement.Add(output, target);
            predictions?.Add([.. selected.Positions.data<long>().ToArray().Select(position => indexes[(int)position])], output, target);
            Count += count;
        }

        public (MeasuredMetrics Metrics, double Loss) Result() => (_measurement.Result(), _loss / Count);
    }
}
