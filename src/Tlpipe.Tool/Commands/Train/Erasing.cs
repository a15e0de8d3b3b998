using Spectre.Console.Rendering;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>Lines written above the line that moves: what moved there is erased first, or its end would stay behind a shorter line.</summary>
internal sealed class Erasing(IRenderable lines) : IRenderable
{
    private const string EraseBelow = "\e[J";

    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth) => lines.Measure(options, maxWidth);

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => lines.Render(options, maxWidth).Prepend(Segment.Control(EraseBelow));
}
