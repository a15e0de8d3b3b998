using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Normalizes each example over its last dimensions. Ba et al. 2016.</summary>
public sealed class LayerNorm : Module<Tensor, Tensor>
{
    private readonly long[] _shape;
    private readonly double _eps;

    /// <summary>A layer that at first only normalizes.</summary>
    public LayerNorm(long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, Device? device = null, ScalarType? dtype = null) : base(nameof(LayerNorm))
    {
        (_shape, _eps) = (normalized_shape, eps);
        if (!elementwise_affine) return;
        weight = Parameter.Adopt(ones(normalized_shape, dtype, device));
        bias = Parameter.Adopt(zeros(normalized_shape, dtype, device));
        register_parameter(nameof(weight), weight);
        register_parameter(nameof(bias), bias);
    }

    /// <summary>The scale, in the normalized shape.</summary>
    public Parameter? weight { get; }
    /// <summary>The shift, in the normalized shape.</summary>
    public Parameter? bias { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.layer_norm(input, _shape, weight, bias, _eps);
}
