using Tlpipe.Pipeline.Training;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Planning;

/// <summary>The parts of a planned network, with their sizes and the rates at which they learn in the run's last phase.</summary>
/// <param name="Stages">The trunk's stages, input to output; the parameters of one that tasks have for themselves are counted for each.</param>
/// <param name="Sharing">What the sharing adds besides such stages; <see langword="null"/> where that is nothing.</param>
/// <param name="Heads">The heads, in the order of the tasks.</param>
/// <param name="TrainsBatchNorm">Whether a BatchNorm learns its statistics from the batches, so that a partial batch is dropped.</param>
public sealed record TrainableParts(IReadOnlyList<TrainablePart> Stages, TrainablePart? Sharing, IReadOnlyList<TrainablePart> Heads, bool TrainsBatchNorm)
{
    /// <summary>The parts of a plan; sharing and heads are built on the meta device, so that libtorch isn't needed.</summary>
    public static TrainableParts Of(TrainingPlan plan)
    {
        using var meta = device_scope(META);
        var last = plan.Phases[^1];
        var sharing = SharingShape.Of(plan);
        var heads = plan.Tasks.Select(task => HeadOf(task, last.HeadRate)).ToList();
        var learnsStatistics = plan.BatchNorm == BatchNormMode.Train && plan.Stages.Skip(plan.Phases.Min(phase => phase.FrozenStages)).Any(stage => stage.HasBatchNorm);
        return new(
            [.. plan.Stages.Zip(last.StageRates, (stage, rate) => (Stage: stage, Rate: rate)).Select((part, index) => new TrainablePart(part.Stage.Name, part.Stage.Parameters * sharing.CopiesOf(index), part.Rate))],
            sharing.Parameters == 0 ? null : new("sharing", sharing.Parameters, last.HeadRate),
            [.. heads.Select(head => head.Part)],
            learnsStatistics || sharing.HasBatchNorm || heads.Exists(head => head.HasBatchNorm));
    }

    private static (TrainablePart Part, bool HasBatchNorm) HeadOf(PlannedTask task, double rate)
    {
        using var head = task.Head.Build(task.Features, task.Target);
        return (new(task.Name, TrunkShapes.SizeOf(head), rate), TrunkShapes.HasBatchNorm(head));
    }
}

/// <summary>A part of a planned network.</summary>
/// <param name="Name">The stage's or the task's name.</param>
/// <param name="Parameters">The number of its parameters.</param>
/// <param name="Rate">The factor on the learning rate; 0 where it is frozen.</param>
public sealed record TrainablePart(string Name, long Parameters, double Rate);
