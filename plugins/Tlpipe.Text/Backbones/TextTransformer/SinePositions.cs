using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Backbones.TextTransformer;

/// <summary>
/// Scales the tokens' vectors <c>[N, L, C]</c> by √C and adds to each what tells its place: sines and cosines of its number, counted from 1 over the
/// tokens of the mask <c>[N, L]</c>, at wavelengths from 2π to 10000 · 2π. Section 3.5 of the paper.
/// </summary>
internal sealed class SinePositions(long channels, double dropout) : nn.Module<Tensor, Tensor, Tensor>(nameof(SinePositions))
{
    private const double LongestWave = 10_000;

    private readonly float[] _frequencies = [.. Enumerable.Range(0, (int)channels / 2).Select(index => (float)Math.Pow(LongestWave, -2.0 * index / channels))];

    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var numbers = input2.cumsum(1).to(input1.dtype).unsqueeze(2);
        var angles = numbers.mul(tensor(_frequencies, [1, 1, _frequencies.Length], device: input1.device));
        var placed = input1.mul(Math.Sqrt(channels)).add(cat([angles.sin(), angles.cos()], 2));
        return nn.functional.dropout(placed, dropout, training);
    }
}
