using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>A sharing with the tasks and the features of the trunk that it is tried with.</summary>
/// <param name="Sharing">The sharing.</param>
/// <param name="Tasks">The tasks.</param>
/// <param name="Features">What the trunk gives.</param>
internal sealed record SharingTrial(ISharing Sharing, IReadOnlyList<string> Tasks, FeatureSignature Features)
{
    public const int BatchSize = 4;

    /// <summary>Why the sharing doesn't fit; <see langword="null"/> where it does.</summary>
    /// <exception cref="DiagnosticException">An option doesn't fit.</exception>
    public string? Refusal()
    {
        using var meta = device_scope(META);
        using var trunk = new SampleTrunk(Features);
        return Sharing.Refuses(new(Tasks, Features, trunk.Stages));
    }

    /// <summary>The network with parameters drawn from a seed; under the meta device, with none.</summary>
    public SharedNetwork Build(long seed = 1)
    {
        manual_seed(seed);
        var trunk = new SampleTrunk(Features);
        return new(trunk, Sharing.Build(new(Tasks, Features, trunk, () => Twin(trunk))), Sharing.SharedStages([.. trunk.Stages.Select(stage => stage.Name)]), Tasks.Count);
    }

    /// <summary>Random inputs of the trunk, of a length where features are a sequence.</summary>
    public Tensor Batch(int count = BatchSize, int length = 7, long seed = 1)
    {
        using var generator = new Generator((ulong)seed);
        long[] shape = Features.Layout switch
        {
            FeatureLayout.Sequence => [count, length, Features.Channels],
            FeatureLayout.Map => [count, Features.Channels, 5, 4],
            _ => [count, Features.Channels],
        };
        return randn(shape, generator: generator);
    }

    private SampleTrunk Twin(SampleTrunk trunk)
    {
        var twin = new SampleTrunk(Features);
        if (!trunk.parameters().First().is_meta) twin.load_state_dict(trunk.state_dict());
        return twin;
    }
}
