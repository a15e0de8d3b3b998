using Tlpipe.Pipeline.Training;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Planning;

/// <summary>What a plan's sharing adds to the network, known from building it on the meta device.</summary>
/// <param name="Names">The names of its parameters and buffers.</param>
/// <param name="SharedStages">The stages of the trunk that are computed for all tasks together.</param>
/// <param name="Columns">How often it has the stages behind these besides the trunk.</param>
/// <param name="Parameters">The number of its parameters, but for those of such stages.</param>
/// <param name="HasBatchNorm">Whether there is a BatchNorm outside such stages.</param>
internal sealed record SharingShape(IReadOnlyList<string> Names, int SharedStages, int Columns, long Parameters, bool HasBatchNorm)
{
    /// <summary>The shape of a plan's sharing.</summary>
    public static SharingShape Of(TrainingPlan plan)
    {
        using var meta = device_scope(META);
        var input = plan.DataSets[0].Data.Codec.Output;
        using var trunk = plan.Backbone.Build(input);
        var shared = plan.Sharing.SharedStages([.. trunk.Stages.Select(stage => stage.Name)]);
        using var sharing = plan.Sharing.Build(NetworkBuilder.SharingBuildOf(plan, trunk, () => plan.Backbone.Build(input)));
        if (sharing is null) return new([], shared, 0, 0, HasBatchNorm: false);
        var stages = sharing.Columns.SelectMany(column => column.Stages.Skip(shared)).SelectMany(stage => stage.Modules).ToList();
        return new(
            [.. sharing.state_dict().Keys],
            shared,
            sharing.Columns.Count,
            TrunkShapes.SizeOf(sharing) - stages.Sum(TrunkShapes.SizeOf),
            sharing.modules().Except(stages.SelectMany(stage => stage.modules().Prepend(stage))).Any(module => module is Torch.Modules.BatchNorm));
    }

    /// <summary>How often the network has a stage.</summary>
    public int CopiesOf(int stage) => stage < SharedStages ? 1 : 1 + Columns;
}
