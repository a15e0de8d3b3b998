using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>The key that every backbone takes beside its own options.</summary>
internal sealed record WeightsSection
{
    [Description("What the trunk knows when it begins: a checkpoint (.pth, .safetensors) or another model file; random without.")]
    public InputPath Weights { get; init; } = null!;
}
