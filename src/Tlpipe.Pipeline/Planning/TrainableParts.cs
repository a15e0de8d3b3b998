using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Planning;

/// <summary>The parts of a planned network, with their sizes and the rates at which they learn.</summary>
/// <param name="Stages">The trunk's stages, input to output.</param>
/// <param name="Heads">The heads, in the order of the tasks.</param>
/// <param name="TrainsBatchNorm">Whether a BatchNorm learns its statistics from the batches, so that a partial batch is dropped.</param>
public sealed record TrainableParts(IReadOnlyList<TrainablePart> Stages, IReadOnlyList<TrainablePart> Heads, bool TrainsBatchNorm)
{
    /// <summary>The parts of a plan; they are built on the meta device, so that libtorch isn't needed.</summary>
    public static TrainableParts Of(TrainingPlan plan)
    {
        using var meta = device_scope(META);
        using var trunk = plan.Backbone.Build(plan.DataSets[0].Data.Codec.Output);
        var frozen = plan.Strategy.FrozenStages([.. trunk.Stages.Select(stage => stage.Name)]);
        return new(
            [.. trunk.Stages.Select((stage, index) => new TrainablePart(stage.Name, SizeOf(stage), index < frozen ? 0 : plan.Strategy.TrunkRate(stage.Name)))],
            [.. plan.Tasks.Select(task => HeadOf(task, plan.Strategy.HeadRate))],
            trunk.Stages.Skip(frozen).SelectMany(stage => stage.Modules).Any(HasBatchNorm));
    }

    private static long SizeOf(Stage stage) => stage.Modules.Sum(SizeOf);

    private static long SizeOf(nn.Module module) => module.parameters().Sum(parameter => parameter.shape.Aggregate(1L, (size, next) => size * next));

    private static bool HasBatchNorm(nn.Module module) => module.modules().Prepend(module).Any(inner => inner is Torch.Modules.BatchNorm);

    private static TrainablePart HeadOf(PlannedTask task, double rate)
    {
        using var head = task.Head.Build(task.Features, task.Target);
        return new(task.Name, SizeOf(head), rate);
    }
}

/// <summary>A part of a planned network.</summary>
/// <param name="Name">The stage's or the task's name.</param>
/// <param name="Parameters">The number of its parameters.</param>
/// <param name="Rate">The factor on the learning rate; 0 where it is frozen.</param>
public sealed record TrainablePart(string Name, long Parameters, double Rate);
