using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>What the advisor looks at: the parts of a plan without errors. Nothing here touches libtorch.</summary>
/// <param name="Spec">What was written.</param>
/// <param name="Parts">Asks plugins, and tells where they fail.</param>
/// <param name="Trunk">The trunk, as it will be built.</param>
/// <param name="DataSets">The data sets.</param>
/// <param name="Tasks">The tasks.</param>
/// <param name="Strategy">What is trained when.</param>
/// <param name="Phases">The same, by epochs.</param>
internal sealed record AdviceSubject(
    ModelSpec Spec,
    PartMaker Parts,
    TrunkShapes Trunk,
    IReadOnlyList<DataSetDraft> DataSets,
    IReadOnlyList<TaskDraft> Tasks,
    MadePart<IStrategy> Strategy,
    IReadOnlyList<TrainingPhase> Phases)
{
    private readonly Dictionary<(DataSetDraft DataSet, Split Split), IReadOnlyList<Digest>> _identities = [];
    private readonly Dictionary<(PlannedDataSet DataSet, string Target, Split Split), LabelCounts?> _labels = [];

    /// <summary>The stages of the trunk, from the input, that are never trained.</summary>
    public int FrozenStages => Phases.Min(phase => phase.FrozenStages);

    /// <summary>Whether nothing of the trunk is ever trained.</summary>
    public bool FreezesTrunk => FrozenStages == Trunk.Stages.Count;

    /// <summary>Every example of a split by the digest of its content; none where the plugin failed, which is told. Asked once: a data set may compute them.</summary>
    public IReadOnlyList<Digest> Identities(DataSetDraft dataSet, Split split)
    {
        if (!_identities.TryGetValue((dataSet, split), out var identities))
            _identities.Add((dataSet, split), identities = Parts.TryAsk(dataSet.Made, data => Identify(data, split), out var answer) ? answer : []);
        return identities;
    }

    /// <summary>The labels of a task; <see langword="null"/> where the split is empty, or they are not known without reading the examples.</summary>
    public LabelCounts? Labels(TaskDraft task, Split split)
    {
        var (dataSet, target) = (task.Planned!.DataSet, task.Planned.TargetName);
        if (!_labels.TryGetValue((dataSet, target, split), out var counts))
            _labels.Add((dataSet, target, split), counts = Parts.TryAsk(DraftOf(task).Made, data => data.Count(split) > 0 ? data.CountLabels(split, target) : null, out var answer) ? answer : null);
        return counts;
    }

    /// <summary>The data set of a task.</summary>
    public DataSetDraft DraftOf(TaskDraft task) => DataSets.First(dataSet => dataSet.Planned == task.Planned!.DataSet);

    private static Digest[] Identify(IDataSet data, Split split) =>
        [.. Enumerable.Range(0, data.Count(split)).Select(index => data.Identify(split, index))];
}
