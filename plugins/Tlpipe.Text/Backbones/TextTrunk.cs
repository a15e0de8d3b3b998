using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Backbones;

/// <summary>
/// A trunk for texts: tokens, int64 <c>[N, L]</c>, to features <c>[N, C]</c>. The first stage makes the mask that the others read, and the last one
/// leaves none: what lies behind a text's end changes nothing.
/// </summary>
internal sealed class TextTrunk : Trunk
{
    /// <summary>A trunk.</summary>
    /// <param name="name">The architecture's name.</param>
    /// <param name="modules">The modules under their names in the state dict, first to last.</param>
    /// <param name="stages">The stages, input to output.</param>
    internal TextTrunk(string name, IReadOnlyList<(string Name, nn.Module Module)> modules, IReadOnlyList<Stage> stages)
        : base(name)
    {
        foreach (var (moduleName, module) in modules) register_module(moduleName, module);
        Stages = stages;
    }

    public override IReadOnlyList<Stage> Stages { get; }
}
