using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>Builds the network of a plan: parameters drawn from the plan's seed, each part from a stream of its own, the trunk's then from its weights.</summary>
internal static class NetworkBuilder
{
    /// <summary>The network as training begins.</summary>
    public static Network Build(TrainingPlan plan)
    {
        var randomness = plan.Randomness.Derive("initialization");
        var input = plan.DataSets[0].Data.Codec.Output;
        manual_seed(randomness.Derive("trunk").NextSeed());
        var trunk = plan.Backbone.Build(input);
        if (plan.Weights is { } weights) Load(trunk, weights, plan.Backbone.TokenWeights);
        manual_seed(randomness.Derive("sharing").NextSeed());
        var sharing = plan.Sharing.Build(SharingBuildOf(plan, trunk, () => Twin(plan.Backbone, input, trunk)));
        var sharedStages = plan.Sharing.SharedStages([.. trunk.Stages.Select(stage => stage.Name)]);
        return new(trunk, [.. plan.Tasks.Select(task => (task.Name, BuildHead(task, randomness)))], sharing, sharedStages);
    }

    /// <summary>What the sharing of a plan is built from.</summary>
    public static SharingBuild SharingBuildOf(TrainingPlan plan, Trunk trunk, Func<Trunk> another) =>
        new([.. plan.Tasks.Select(task => HeadNames.Of(task.Name))], plan.Backbone.Features(plan.DataSets[0].Data.Codec.Output), trunk, another);

    /// <summary>Another trunk of the same numbers.</summary>
    private static Trunk Twin(IBackbone backbone, InputSignature input, Trunk trunk)
    {
        var twin = backbone.Build(input);
        twin.load_state_dict(trunk.state_dict());
        return twin;
    }

    private static nn.Module<Tensor, Tensor> BuildHead(PlannedTask task, RandomStream randomness)
    {
        manual_seed(randomness.Derive($"head {task.Name}").NextSeed());
        return task.Head.Build(task.Features, task.Target);
    }

    private static void Load(Trunk trunk, PlannedWeights weights, IReadOnlyList<string> tokenWeights)
    {
        using var scope = NewDisposeScope();
        using var checkpoint = Checkpoint.Open(weights.Path);
        // It is no input file: it was made after these were looked at, and another process may have put its own there since.
        if (weights.Upstream is { } upstream && checkpoint.Metadata.GetValueOrDefault(ArtifactWriter.KeyMetadata) != upstream.Keys.Input.Hex)
            throw new DiagnosticException(PlanningDiagnostics.ChangedMeanwhile([weights.Path]));
        var state = weights.Names.ToDictionary(name => name.Key, name => TensorFile.Read(checkpoint, name.Value));
        if (weights.AddedTokens > 0)
            foreach (var name in tokenWeights.Where(state.ContainsKey)) state[name] = Extend(state[name], trunk.state_dict()[name]);
        // Old checkpoints lack BatchNorm's count of batches; the planner has made sure that nothing else is missing.
        trunk.load_state_dict(state, strict: false);
    }

    /// <summary>The rows of the tokens that the weights know, and behind them those that were drawn.</summary>
    private static Tensor Extend(Tensor known, Tensor drawn) =>
        cat([known, drawn.detach().narrow(0, known.shape[0], drawn.shape[0] - known.shape[0])]);
}
