using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>What the network reads of every data set in one phase.</summary>
/// <param name="firstStage">The stage of the trunk that it enters at: the first that is trained where the output of those before is cached, else 0.</param>
/// <param name="inputs">The inputs of each data set.</param>
/// <param name="features">Computes what is cached.</param>
internal sealed class PhaseInputs(int firstStage, IReadOnlyDictionary<PlannedDataSet, TrunkInputs> inputs, FeatureStore? features = null) : IDisposable
{
    /// <summary>The stage of the trunk that the inputs enter at.</summary>
    public int FirstStage => firstStage;

    /// <summary>The inputs of a data set.</summary>
    public TrunkInputs this[PlannedDataSet dataSet] => inputs[dataSet];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var input in inputs.Values) input.Dispose();
        features?.Dispose();
    }
}

/// <summary>Makes the inputs of the phases.</summary>
/// <param name="plan">The plan.</param>
/// <param name="threads">How many batches are read ahead.</param>
/// <param name="features">Makes what computes the output of a trunk's first stages.</param>
/// <param name="stop">Ends reading.</param>
internal sealed class PhaseInputsFactory(TrainingPlan plan, int threads, Func<Trunk, int, FeatureStore> features, CancellationToken stop)
{
    private const long KeptExampleBytes = 1L << 30;

    /// <summary>Low stages give more than they take: what is larger than this, over all data sets, is computed in every pass instead.</summary>
    private const long KeptFeatureBytes = 1L << 30;

    /// <summary>What a phase with so many frozen stages reads. The trunk is in evaluation mode.</summary>
    public PhaseInputs Make(Network network, int frozenStages)
    {
        if (frozenStages == 0 || (frozenStages < network.Trunk.Stages.Count && FeatureBytes(network, frozenStages) > KeptFeatureBytes))
            return new(0, plan.DataSets.ToDictionary(dataSet => dataSet, dataSet => (TrunkInputs)new ExampleInputs(Reader(dataSet, KeptExampleBytes))));
        var store = features(network.Trunk, frozenStages);
        return new(
            frozenStages,
            plan.DataSets.ToDictionary(dataSet => dataSet, dataSet => (TrunkInputs)new FeatureInputs(store, dataSet, Reader(dataSet, keepBytes: 0), plan.Strategy.Views ?? 1, stop)),
            store);
    }

    private ExampleReader Reader(PlannedDataSet dataSet, long keepBytes) => new(dataSet, plan.Randomness.Derive($"data {dataSet.Name}"), threads, keepBytes);

    /// <summary>What the output of the frozen stages takes for every example of every split, as the longest example of each data set has it, and else the first.</summary>
    private long FeatureBytes(Network network, int stages)
    {
        using var mode = no_grad();
        return plan.DataSets.Sum(dataSet =>
        {
            using var scope = NewDisposeScope();
            var longest = VaryingSizes.ByLength(dataSet.Data, Split.Train)[^1];
            using var example = dataSet.Data.Read(Split.Train, longest, randomness: null);
            using var batch = PluginFailure.Collate(dataSet, Split.Train, [longest], [example]);
            var output = network.Trunk.Forward(new Activations(batch.to(network.Trunk.parameters().First().device)), 0, stages).Values;
            var views = dataSet.Data.Augments ? plan.Strategy.Views ?? 1 : 1;
            var examples = (dataSet.Data.Count(Split.Train) * (long)views) + dataSet.Data.Count(Split.Validation) + dataSet.Data.Count(Split.Test);
            return output.numel() * output.element_size() * examples;
        });
    }
}
