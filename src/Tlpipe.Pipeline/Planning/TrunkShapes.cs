using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Planning;

/// <summary>What a trunk's state dict will hold, known from building it on the meta device: names and shapes, no numbers, no libtorch.</summary>
internal static class TrunkShapes
{
    /// <summary>BatchNorm's step counter: checkpoints from before PyTorch 0.4.1 lack it, and nothing is computed from it.</summary>
    private const string OptionalSuffix = "num_batches_tracked";

    /// <summary>The parameters and buffers of a trunk, in the order of its state dict.</summary>
    public static IReadOnlyList<ExpectedWeight> Of(IBackbone backbone, InputSignature input)
    {
        using var meta = device_scope(META);
        using var trunk = backbone.Build(input);
        return [.. trunk.state_dict().Select(entry => new ExpectedWeight(entry.Key, entry.Value.shape, entry.Key.EndsWith(OptionalSuffix, StringComparison.Ordinal)))];
    }

    /// <summary>The names of a head's parameters and buffers.</summary>
    public static IReadOnlyList<string> NamesOf(PlannedTask task)
    {
        using var meta = device_scope(META);
        using var head = task.Head.Build(task.Features, task.Target);
        return [.. head.state_dict().Keys];
    }
}
