using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Pipeline.Training;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Planning;

/// <summary>What a trunk will hold, known from building it on the meta device: names and shapes, no numbers, no libtorch.</summary>
/// <param name="Weights">The parameters and buffers, in the order of its state dict.</param>
/// <param name="Stages">The stages, input to output.</param>
/// <param name="StageOf">The stage of each parameter, by its name.</param>
internal sealed record TrunkShapes(IReadOnlyList<ExpectedWeight> Weights, IReadOnlyList<TrunkStage> Stages, IReadOnlyDictionary<string, int> StageOf)
{
    /// <summary>BatchNorm's step counter: checkpoints from before PyTorch 0.4.1 lack it, and nothing is computed from it.</summary>
    private const string OptionalSuffix = "num_batches_tracked";

    /// <summary>The shapes of a trunk.</summary>
    public static TrunkShapes Of(IBackbone backbone, InputSignature input)
    {
        using var meta = device_scope(META);
        using var trunk = backbone.Build(input);
        return new(
            [.. trunk.state_dict().Select(entry => new ExpectedWeight(entry.Key, entry.Value.shape, entry.Key.EndsWith(OptionalSuffix, StringComparison.Ordinal)))],
            [.. trunk.Stages.Select(stage => new TrunkStage(stage.Name, stage.Modules.Sum(SizeOf), stage.Modules.Any(HasBatchNorm)))],
            StagesOf(trunk));
    }

    private static Dictionary<string, int> StagesOf(Trunk trunk)
    {
        var stages = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        foreach (var (index, stage) in trunk.Stages.Index())
            foreach (var parameter in stage.Modules.SelectMany(module => module.parameters())) stages.TryAdd(parameter, index);
        return trunk.named_parameters().Where(entry => stages.ContainsKey(entry.parameter)).ToDictionary(entry => entry.name, entry => stages[entry.parameter], StringComparer.Ordinal);
    }

    /// <summary>Whether a module is or holds a BatchNorm.</summary>
    public static bool HasBatchNorm(nn.Module module) => module.modules().Prepend(module).Any(inner => inner is Torch.Modules.BatchNorm);

    /// <summary>The number of a module's parameters.</summary>
    public static long SizeOf(nn.Module module) => module.parameters().Sum(parameter => parameter.shape.Aggregate(1L, (size, next) => size * next));

    /// <summary>The names of a head's parameters and buffers.</summary>
    public static IReadOnlyList<string> NamesOf(PlannedTask task)
    {
        using var meta = device_scope(META);
        using var head = task.Head.Build(task.Features, task.Target);
        return [.. head.state_dict().Keys];
    }
}
