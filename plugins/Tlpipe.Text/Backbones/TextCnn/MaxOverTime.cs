using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Backbones.TextCnn;

/// <summary>Filters that move over the vectors of a text, and the largest answer of each: <c>[N, C, L]</c> and the mask <c>[N, 1, L]</c> to <c>[N, F]</c>.</summary>
internal sealed class MaxOverTime : nn.Module<Tensor, Tensor, Tensor>
{
    private const double Nowhere = -1e9;

    private readonly Conv1d _convolution;
    private readonly int _width;

    internal MaxOverTime(long channels, long filters, int width)
        : base(nameof(MaxOverTime))
    {
        _width = width;
        // Wide: a filter also meets the text's first and last tokens alone, so that a text may be shorter than the filter.
        _convolution = nn.Conv1d(channels, filters, width, padding: width - 1);
        register_parameter("weight", _convolution.weight);
        register_parameter("bias", _convolution.bias!);
    }

    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var answers = _convolution.call(input1);
        // Places where a filter sees padding only are as many as the batch's longest text makes them: none of them counts. A sum costs no pass of its own on the way back.
        var seen = nn.functional.conv1d(input2, ones([1, 1, _width], input2.dtype, input2.device), padding: _width - 1);
        return (answers + (seen.eq(0).to(answers.dtype) * Nowhere)).max(2).values.relu();
    }
}
