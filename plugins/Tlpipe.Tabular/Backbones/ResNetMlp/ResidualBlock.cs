using static Tlpipe.Torch.torch;

namespace Tlpipe.Tabular.Backbones.ResNetMlp;

/// <summary>BatchNorm, a wider linear layer with ReLU, and one back, with a shortcut around them: <c>[N, width]</c> stays.</summary>
internal sealed class ResidualBlock : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor>[] _residual;

    internal ResidualBlock(ResNetMlpOptions options)
        : base(nameof(ResidualBlock))
    {
        var hidden = (long)Math.Round(options.Width * options.HiddenFactor);
        (string Name, nn.Module<Tensor, Tensor> Module)[] modules =
        [
            ("normalization", nn.BatchNorm1d(options.Width)),
            ("linear_first", nn.Linear(options.Width, hidden)),
            ("activation", nn.ReLU()),
            ("dropout_first", nn.Dropout(options.HiddenDropout)),
            ("linear_second", nn.Linear(hidden, options.Width)),
            ("dropout_second", nn.Dropout(options.Dropout)),
        ];
        foreach (var (name, module) in modules) register_module(name, module);
        _residual = [.. modules.Select(module => module.Module)];
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return (input + _residual.Aggregate(input, (rows, module) => module.call(rows))).MoveToOuterDisposeScope();
    }
}
