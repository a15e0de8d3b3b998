using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary><c>x · weightᵀ + bias</c> over the last dimension.</summary>
public sealed class Linear : Module<Tensor, Tensor>
{
    /// <summary>A layer with values drawn as PyTorch draws them.</summary>
    public Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) : base(nameof(Linear))
    {
        (in_features, out_features) = (inputSize, outputSize);
        weight = Parameter.Adopt(empty([outputSize, inputSize], dtype, device));
        register_parameter(nameof(weight), weight);
        if (hasBias)
        {
            bias = Parameter.Adopt(empty([outputSize], dtype, device));
            register_parameter(nameof(bias), bias);
        }
        Initialization.Uniform(weight, bias);
    }

    /// <summary>The size of the input's last dimension.</summary>
    public long in_features { get; }
    /// <summary>The size of the output's last dimension.</summary>
    public long out_features { get; }
    /// <summary><c>[out, in]</c></summary>
    public Parameter weight { get; }
    /// <summary><c>[out]</c></summary>
    public Parameter? bias { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.linear(input, weight, bias);
}
