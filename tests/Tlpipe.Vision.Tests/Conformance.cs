using Tlpipe.Testing;

namespace Tlpipe.Vision.Tests;

/// <summary>The kit that third parties test with, on this plugin.</summary>
public sealed class The_plugin_for_pictures : PluginConformance<VisionPlugin>;

public sealed class The_street_scenes : DataSetConformance<VisionPlugin>
{
    protected override string Name => "street-scenes";

    protected override PartOptions Options => "{ count: 12, validation: 8, size: 32, missing: 0.3 }";
}

public sealed class A_folder_of_pictures : DataSetConformance<VisionPlugin>, IDisposable
{
    private readonly ImageFolder.PictureFolder _pictures = new ImageFolder.PictureFolder().AddAntsAndBees();

    protected override string Name => "image-folder";

    protected override PartOptions Options => "{ path: ., size: 8, flip: true, colorJitter: { brightness: 0.5 } }";

    protected override string Folder => _pictures.Path;

    protected override IReadOnlyList<RefusedOptions> Refused => [new("{ path: gone, size: 8 }", "path", "gone")];

    public void Dispose() => _pictures.Dispose();
}

public sealed class The_small_network : BackboneConformance<VisionPlugin>
{
    protected override string Name => "small-cnn";
}

public sealed class The_residual_network_for_small_pictures : BackboneConformance<VisionPlugin>
{
    protected override string Name => "resnet-20";
}
