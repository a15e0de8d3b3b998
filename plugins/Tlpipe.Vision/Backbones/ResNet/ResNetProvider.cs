using Tlpipe.Abstractions;

namespace Tlpipe.Vision.Backbones.ResNet;

/// <summary>Provides a backbone of the family.</summary>
public abstract class ResNetProvider : Provider<IBackbone, ResNetOptions>
{
    private readonly ResNetArchitecture _architecture;

    private protected ResNetProvider(ResNetArchitecture architecture) => _architecture = architecture;

    /// <inheritdoc/>
    protected sealed override IBackbone Create(ResNetOptions options, PartContext context) => new ResNetBackbone(_architecture);
}
