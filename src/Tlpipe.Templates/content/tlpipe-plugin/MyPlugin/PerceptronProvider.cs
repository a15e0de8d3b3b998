using System.ComponentModel;
using Tlpipe.Abstractions;

namespace PluginNamespace;

/// <summary>Provides the backbone <c>plugin-name-mlp</c>.</summary>
[Description("A perceptron with one hidden layer.")]
public sealed class PerceptronProvider : Provider<IBackbone, PerceptronOptions>
{
    /// <inheritdoc/>
    protected override IBackbone Create(PerceptronOptions options, PartContext context) => new Perceptron(options.Units);
}
