using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Backbones.Bert;

/// <summary>Attention and two linear layers, each with a way around and then normalised: <c>[N, L, C]</c> and the mask <c>[N, L]</c> to <c>[N, L, C]</c>.</summary>
internal sealed class BertLayer : nn.Module<Tensor, Tensor, Tensor>
{
    /// <summary>What the published models add to a variance.</summary>
    internal const double Epsilon = 1e-12;

    private readonly Linear _query;
    private readonly Linear _key;
    private readonly Linear _value;
    private readonly Linear _attentionOutput;
    private readonly LayerNorm _attentionNorm;
    private readonly Linear _intermediate;
    private readonly Linear _output;
    private readonly LayerNorm _outputNorm;
    private readonly Dropout _dropout;
    private readonly long _heads;

    internal BertLayer(BertOptions options)
        : base(nameof(BertLayer))
    {
        var (width, intermediate) = (options.Width, options.Intermediate ?? 4 * options.Width);
        _heads = options.Heads;
        (_query, _key, _value) = (nn.Linear(width, width), nn.Linear(width, width), nn.Linear(width, width));
        (_attentionOutput, _attentionNorm) = (nn.Linear(width, width), nn.LayerNorm(width, Epsilon));
        (_intermediate, _output, _outputNorm) = (nn.Linear(width, intermediate), nn.Linear(intermediate, width), nn.LayerNorm(width, Epsilon));
        _dropout = nn.Dropout(options.Dropout);
        register_module("attention", Named(
            ("self", Named(("query", _query), ("key", _key), ("value", _value))),
            ("output", Named(("dense", _attentionOutput), ("LayerNorm", _attentionNorm)))));
        register_module("intermediate", Named(("dense", _intermediate)));
        register_module("output", Named(("dense", _output), ("LayerNorm", _outputNorm)));
        register_module("dropout", _dropout);
    }

    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var heads = Attention.Attend(_query.call(input1), _key.call(input1), _value.call(input1), input2, _heads, _dropout);
        var attended = _attentionNorm.call(_dropout.call(_attentionOutput.call(heads)).add(input1));
        var expanded = nn.functional.gelu(_intermediate.call(attended));
        return _outputNorm.call(_dropout.call(_output.call(expanded)).add(attended));
    }

    private static nn.Module Named(params (string, nn.Module)[] modules) => nn.ModuleDict(modules);
}
