using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Backbones.TextTransformer;

/// <summary>Attention and two linear layers, each after a normalisation and with a way around: <c>[N, L, C]</c> and the mask <c>[N, L]</c> to <c>[N, L, C]</c>.</summary>
internal sealed class EncoderLayer : nn.Module<Tensor, Tensor, Tensor>
{
    // The paper's ratio.
    private const int Expansion = 4;

    private readonly LayerNorm _attentionNorm;
    private readonly Linear _inputs;
    private readonly Linear _output;
    private readonly LayerNorm _linearNorm;
    private readonly Linear _expansion;
    private readonly Linear _projection;
    private readonly Dropout _dropout;
    private readonly long _heads;

    internal EncoderLayer(TextTransformerOptions options)
        : base(nameof(EncoderLayer))
    {
        var width = options.Width;
        _heads = options.Heads;
        _attentionNorm = nn.LayerNorm(width);
        _inputs = nn.Linear(width, 3 * width);
        _output = nn.Linear(width, width);
        _linearNorm = nn.LayerNorm(width);
        _expansion = nn.Linear(width, Expansion * width);
        _projection = nn.Linear(Expansion * width, width);
        _dropout = nn.Dropout(options.Dropout);
        // The names of torch.nn.TransformerEncoderLayer.
        register_module("norm1", _attentionNorm);
        register_module("self_attn", nn.ModuleDict<nn.Module>(("in_proj", _inputs), ("out_proj", _output)));
        register_module("norm2", _linearNorm);
        register_module("linear1", _expansion);
        register_module("linear2", _projection);
        register_module("dropout", _dropout);
    }

    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var attended = input1.add(_dropout.call(Attend(_attentionNorm.call(input1), input2)));
        var expanded = _dropout.call(_expansion.call(_linearNorm.call(attended)).relu());
        return attended.add(_dropout.call(_projection.call(expanded)));
    }

    private Tensor Attend(Tensor values, Tensor mask)
    {
        var parts = _inputs.call(values).chunk(3, -1);
        return _output.call(Attention.Attend(parts[0], parts[1], parts[2], mask, _heads, _dropout));
    }
}
