using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Classification;

/// <summary>Feature vectors <c>[N, C]</c> to logits <c>[N, classes]</c>. Its parameters are <c>linear.weight</c> and <c>linear.bias</c>, with dropout or without.</summary>
internal sealed class ClassificationLayer : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor>? _dropout;
    private readonly nn.Module<Tensor, Tensor> _linear;

    internal ClassificationLayer(long channels, long classes, double dropout)
        : base(nameof(ClassificationLayer))
    {
        _linear = nn.Linear(channels, classes);
        register_module("linear", _linear);
        if (dropout == 0) return;
        _dropout = nn.Dropout(dropout);
        register_module("dropout", _dropout);
    }

    public override Tensor forward(Tensor input) => _linear.call(_dropout is null ? input : _dropout.call(input));
}
