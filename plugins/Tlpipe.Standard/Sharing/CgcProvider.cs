using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Sharing;

/// <summary>Provides the sharing <c>cgc</c>.</summary>
[Description("As mmoe, and each task has experts of its own besides the shared ones (Tang et al. 2020).")]
public sealed class CgcProvider : Provider<ISharing, CgcOptions>
{
    /// <inheritdoc/>
    protected override ISharing Create(CgcOptions options, PartContext context) =>
        new ExpertSharing("cgc", options.SharedExperts, options.OwnExperts, options.Width);
}
