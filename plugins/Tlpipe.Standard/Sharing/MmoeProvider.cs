using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Sharing;

/// <summary>Provides the sharing <c>mmoe</c>.</summary>
[Description("Experts on the trunk's features, which a gate of each task mixes (Ma et al. 2018).")]
public sealed class MmoeProvider : Provider<ISharing, MmoeOptions>
{
    /// <inheritdoc/>
    protected override ISharing Create(MmoeOptions options, PartContext context) => new ExpertSharing("mmoe", options.Experts, 0, options.Width);
}
