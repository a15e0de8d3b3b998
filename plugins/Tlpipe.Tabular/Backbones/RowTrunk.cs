using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Tabular.Backbones;

/// <summary>A trunk for rows: float32 <c>[N, width]</c> as the codec gives them to features <c>[N, C]</c>.</summary>
internal sealed class RowTrunk : Trunk
{
    /// <summary>A trunk.</summary>
    /// <param name="name">The architecture's name.</param>
    /// <param name="modules">The modules under their names, first to last.</param>
    /// <param name="stages">The stages, first to last.</param>
    internal RowTrunk(string name, IReadOnlyList<(string Name, nn.Module Module)> modules, IReadOnlyList<Stage> stages)
        : base(name)
    {
        foreach (var (moduleName, module) in modules) register_module(moduleName, module);
        Stages = stages;
    }

    public override IReadOnlyList<Stage> Stages { get; }
}
