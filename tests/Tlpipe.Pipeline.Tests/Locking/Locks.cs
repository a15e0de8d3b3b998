using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Tests.Locking;

/// <summary>Locks as building a plan would leave them.</summary>
internal static class Locks
{
    public static ModelLock Of(TrainingPlan plan) => new()
    {
        Format = ModelLock.CurrentFormat,
        Model = plan.Spec.Name,
        Version = plan.Spec.Version.Text,
        Key = plan.Keys.Input,
        TrainingKey = plan.Keys.Training,
        FirstTrainingKey = plan.Keys.Training,
        Inputs = plan.Inputs.ToDictionary(input => input.Name, StringComparer.Ordinal),
        Input = new(plan.DataSets[0].Data.Codec.Output, plan.DataSets[0].Data.Codec.Name),
        Tasks = [.. plan.Tasks.Select(task => Task(task.Name, [.. task.Target.Classes]))],
    };

    public static LockedTask Task(string name, params string[] labels) => new(
        name, name, new(OutputKind.Softmax, labels), "accuracy", new MeasuredSplit(Split.Validation, new(4, [new("accuracy", 0.5)])));
}
