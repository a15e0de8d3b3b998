namespace Tlpipe.Vision.Backbones.CifarResNet;

/// <summary>What tells the networks of the family apart: their depth, 6n + 2 layers.</summary>
/// <param name="Name">The backbone's name.</param>
/// <param name="BlocksPerLayer">The paper's n.</param>
internal sealed record CifarResNetArchitecture(string Name, int BlocksPerLayer)
{
    internal static CifarResNetArchitecture ResNet20 { get; } = new("resnet-20", 3);

    internal static CifarResNetArchitecture ResNet32 { get; } = new("resnet-32", 5);

    internal static CifarResNetArchitecture ResNet44 { get; } = new("resnet-44", 7);

    internal static CifarResNetArchitecture ResNet56 { get; } = new("resnet-56", 9);
}
