using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace PluginNamespace;

/// <summary>The options of the backbone.</summary>
public sealed record PerceptronOptions
{
    /// <summary>The number of hidden units.</summary>
    /// <value>16.</value>
    [Range(1, 4096)]
    [Description("The number of hidden units, which are the features.")]
    public int Units { get; init; } = 16;
}
