using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Heads;

/// <summary>Feature vectors <c>[N, C]</c> to outputs <c>[N, outputs]</c>. Its parameters are <c>linear.weight</c> and <c>linear.bias</c>, with dropout or without.</summary>
internal sealed class LinearLayer : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor>? _dropout;
    private readonly nn.Module<Tensor, Tensor> _linear;

    internal LinearLayer(long channels, long outputs, double dropout)
        : base(nameof(LinearLayer))
    {
        _linear = nn.Linear(channels, outputs);
        register_module("linear", _linear);
        if (dropout == 0) return;
        _dropout = nn.Dropout(dropout);
        register_module("dropout", _dropout);
    }

    public override Tensor forward(Tensor input) => _linear.call(_dropout is null ? input : _dropout.call(input));
}
