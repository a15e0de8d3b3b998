namespace Tlpipe.Vision.Backbones.ResNet;

/// <summary>What tells the networks of the family apart: table 1 of the paper.</summary>
/// <param name="Name">The backbone's name.</param>
/// <param name="Blocks">The number of blocks in each of the four layers.</param>
/// <param name="Bottleneck">Whether blocks are bottlenecks, whose outputs are four times as wide.</param>
internal sealed record ResNetArchitecture(string Name, IReadOnlyList<int> Blocks, bool Bottleneck)
{
    internal static ResNetArchitecture ResNet18 { get; } = new("resnet-18", [2, 2, 2, 2], Bottleneck: false);

    internal static ResNetArchitecture ResNet34 { get; } = new("resnet-34", [3, 4, 6, 3], Bottleneck: false);

    internal static ResNetArchitecture ResNet50 { get; } = new("resnet-50", [3, 4, 6, 3], Bottleneck: true);

    /// <summary>The channels that a layer of index 0 to 3 gives.</summary>
    internal long Outputs(int layer) => (Bottleneck ? 256L : 64L) << layer;
}
