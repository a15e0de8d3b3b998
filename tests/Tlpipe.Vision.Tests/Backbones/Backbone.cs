using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Tests.Backbones;

/// <summary>Backbones as the host makes them: found by name, created from options; with weights, loaded strictly.</summary>
internal static class Backbone
{
    /// <summary>The backbones that this plugin provides, without those that only have another number of blocks than the one below or above them.</summary>
    internal static readonly string[] Names = ["mobilenet-v2", "squeezenet1-1", "resnet-18", "resnet-50", "resnet-20", "resnet-56", "small-cnn"];

    internal static IBackbone Create(string name, object? options = null)
    {
        var services = new ServiceCollection();
        new VisionPlugin().Configure(services);
        using var host = services.BuildServiceProvider();
        var provider = host.GetRequiredKeyedService<IProvider<IBackbone>>(name);
        return provider.Create(options ?? Activator.CreateInstance(provider.OptionsType)!, new(Files: null!));
    }

    /// <summary>Builds a trunk from a seed.</summary>
    internal static Trunk Build(string name, long seed = 1, object? options = null)
    {
        manual_seed(seed);
        var backbone = Create(name, options);
        return backbone.Build(backbone.PreferredInput);
    }

    /// <summary>Loads a checkpoint: every entry but those of the old last layer, which are given back, must find its place, and every place its entry.</summary>
    internal static Dictionary<string, Tensor> Load(string name, Trunk trunk, string path)
    {
        var backbone = Create(name);
        using var checkpoint = Checkpoint.Open(path);
        // Checkpoints of PyTorch before 0.4.1 don't count batches; PyTorch's own strict load forgives it.
        var expected = trunk.state_dict()
            .Select(entry => new ExpectedWeight(entry.Key, entry.Value.shape, Optional: entry.Key.EndsWith(".num_batches_tracked", StringComparison.Ordinal)))
            .ToList();
        var match = WeightMatch.Compare(checkpoint.Entries, expected, isOldHead: entry => backbone.MapCheckpointName(entry) is null);
        match.ThrowUnlessFits(path, name);
        trunk.load_state_dict(match.Matched.ToDictionary(pair => pair.Expected.Name, pair => Read(checkpoint, pair.Entry)), strict: false);
        return match.DroppedHead.ToDictionary(entry => entry.Name, entry => Read(checkpoint, entry));
    }

    /// <summary>What a state dict holds, a line each: name, type, sizes.</summary>
    internal static IReadOnlyList<string> Describe(nn.Module module) =>
        [.. module.state_dict().Select(entry => $"{entry.Key} {ScalarTypeNames.Of(entry.Value.dtype)} [{string.Join(", ", entry.Value.shape)}]")];

    private static Tensor Read(Checkpoint checkpoint, CheckpointEntry entry)
    {
        var bytes = new byte[entry.ByteCount];
        checkpoint.ReadInto(entry.Name, bytes);
        return from_bytes(bytes, [.. entry.Shape], entry.DataType);
    }
}
