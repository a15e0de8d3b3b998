using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Sharing;

/// <summary>Provides the sharing <c>cross-stitch</c>.</summary>
[Description("Each task has upper stages of its own, which learn how much to take from those of the others (Misra et al. 2016).")]
public sealed class CrossStitchProvider : Provider<ISharing, CrossStitchOptions>
{
    /// <inheritdoc/>
    protected override ISharing Create(CrossStitchOptions options, PartContext context) => new CrossStitchSharing(options.From!, options.Own);
}
