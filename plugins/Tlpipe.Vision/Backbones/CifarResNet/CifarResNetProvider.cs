using Tlpipe.Abstractions;

namespace Tlpipe.Vision.Backbones.CifarResNet;

/// <summary>Provides a backbone of the family.</summary>
public abstract class CifarResNetProvider : Provider<IBackbone, CifarResNetOptions>
{
    private readonly CifarResNetArchitecture _architecture;

    private protected CifarResNetProvider(CifarResNetArchitecture architecture) => _architecture = architecture;

    /// <inheritdoc/>
    protected sealed override IBackbone Create(CifarResNetOptions options, PartContext context) => new CifarResNetBackbone(_architecture);
}
