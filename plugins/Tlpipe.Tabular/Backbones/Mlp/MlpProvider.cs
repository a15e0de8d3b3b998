using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Tabular.Backbones.Mlp;

/// <summary>Provides the backbone <c>mlp</c>.</summary>
[Description("Linear layers with ReLU and dropout, for rows of a table.")]
public sealed class MlpProvider : Provider<IBackbone, MlpOptions>
{
    /// <inheritdoc/>
    protected override IBackbone Create(MlpOptions options, PartContext context) => new MlpBackbone(options);
}
