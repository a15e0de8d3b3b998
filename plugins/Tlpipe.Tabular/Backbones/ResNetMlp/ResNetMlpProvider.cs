using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Tabular.Backbones.ResNetMlp;

/// <summary>Provides the backbone <c>resnet-mlp</c>.</summary>
[Description("Linear layers in residual blocks with BatchNorm, for rows of a table: Gorishniy et al. 2021.")]
public sealed class ResNetMlpProvider : Provider<IBackbone, ResNetMlpOptions>
{
    /// <inheritdoc/>
    protected override IBackbone Create(ResNetMlpOptions options, PartContext context) => new ResNetMlpBackbone(options);
}
