using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones;

/// <summary>
/// A trunk for pictures: uint8 <c>[N, 3, H, W]</c> as the codec gives them to features <c>[N, C]</c>. The first stage normalises, the last one, <c>pool</c>,
/// takes the mean over all places; channels-last pictures stay channels-last in between.
/// </summary>
internal sealed class PictureTrunk : Trunk
{
    /// <summary>A trunk.</summary>
    /// <param name="name">The architecture's name.</param>
    /// <param name="normalization">What the first stage does to the codec's pictures.</param>
    /// <param name="modules">The modules under the names that they have in the published network, first to last.</param>
    /// <param name="sections">The stages between normalisation and pooling, first to last.</param>
    internal PictureTrunk(string name, Normalization normalization, IReadOnlyList<(string Name, nn.Module Module)> modules, IReadOnlyList<Section> sections)
        : base(name)
    {
        foreach (var (moduleName, module) in modules) register_module(moduleName, module);
        Stages =
        [
            sections[0].ToStage(normalization.Apply),
            .. sections.Skip(1).Select(section => section.ToStage()),
            new Stage("pool", (Tensor map) => map.mean([2, 3])),
        ];
    }

    public override IReadOnlyList<Stage> Stages { get; }
}
