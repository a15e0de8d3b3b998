using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Tests;

/// <summary>A data set with something else about it.</summary>
internal sealed class AlteredDataSet(IDataSet data) : IDataSet
{
    /// <summary>Whether an example's labels are missing.</summary>
    public Func<Split, int, bool> Hides { get; init; } = (_, _) => false;

    /// <summary>Happens whenever an example is read.</summary>
    public Action Reading { get; init; } = () => { };

    public IInputCodec Codec => data.Codec;

    public IReadOnlyDictionary<string, TargetSignature> Targets => data.Targets;

    public Digest Content => data.Content;

    public bool Augments => data.Augments;

    /// <summary>The plan with all its data sets altered.</summary>
    public static TrainingPlan In(TrainingPlan plan, Func<IDataSet, AlteredDataSet> alter)
    {
        var sets = plan.DataSets.ToDictionary(set => set, set => set with { Data = alter(set.Data) });
        return plan with { DataSets = [.. sets.Values], Tasks = [.. plan.Tasks.Select(task => task with { DataSet = sets[task.DataSet] })] };
    }

    public int Count(Split split) => data.Count(split);

    public Digest Identify(Split split, int index) => data.Identify(split, index);

    public int? LengthOf(Split split, int index) => data.LengthOf(split, index);

    public string Describe(Split split, int index) => data.Describe(split, index);

    public Torch.torch.Tensor Read(Split split, int index, RandomStream? randomness)
    {
        Reading();
        return data.Read(split, index, randomness);
    }

    public Torch.torch.Tensor? Target(Split split, int index, string target) => Hides(split, index) ? null : data.Target(split, index, target);
}
