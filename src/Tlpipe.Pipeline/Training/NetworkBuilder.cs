using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>Builds the network of a plan: parameters drawn from the plan's seed, each part from a stream of its own, then the trunk's from its weights.</summary>
internal static class NetworkBuilder
{
    /// <summary>The network as training begins.</summary>
    public static Network Build(TrainingPlan plan)
    {
        var randomness = plan.Randomness.Derive("initialization");
        manual_seed(randomness.Derive("trunk").NextSeed());
        var trunk = plan.Backbone.Build(plan.DataSets[0].Data.Codec.Output);
        if (plan.Weights is { } weights) Load(trunk, weights);
        return new(trunk, [.. plan.Tasks.Select(task => (task.Name, BuildHead(task, randomness)))]);
    }

    private static nn.Module<Tensor, Tensor> BuildHead(PlannedTask task, RandomStream randomness)
    {
        manual_seed(randomness.Derive($"head {task.Name}").NextSeed());
        return task.Head.Build(task.Features, task.Target);
    }

    private static void Load(Trunk trunk, PlannedWeights weights)
    {
        using var scope = NewDisposeScope();
        using var checkpoint = Checkpoint.Open(weights.Path);
        // It is no input file: it was made after these were looked at, and another process may have put its own there since.
        if (weights.Upstream is { } upstream && checkpoint.Metadata.GetValueOrDefault(ArtifactWriter.KeyMetadata) != upstream.Keys.Input.Hex)
            throw new DiagnosticException(PlanningDiagnostics.ChangedMeanwhile([weights.Path]));
        var state = weights.Names.ToDictionary(name => name.Key, name => TensorFile.Read(checkpoint, name.Value));
        // Old checkpoints lack BatchNorm's count of batches; the planner has made sure that nothing else is missing.
        trunk.load_state_dict(state, strict: false);
    }
}
