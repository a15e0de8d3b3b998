using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Convolution over <c>[N, C, L]</c>.</summary>
public sealed class Conv1d : Module<Tensor, Tensor>
{
    private readonly long _stride, _padding, _dilation;
    private readonly PaddingModes _paddingMode;

    /// <summary>A layer with values drawn as PyTorch draws them.</summary>
    public Conv1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
        PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) : base(nameof(Conv1d))
    {
        if (in_channels % groups != 0 || out_channels % groups != 0)
            throw new ArgumentException($"{groups} groups divide neither {in_channels} input nor {out_channels} output channels evenly; both must be multiples of groups", nameof(groups));
        (this.in_channels, this.out_channels, this.groups, _paddingMode) = (in_channels, out_channels, groups, padding_mode);
        (_stride, _padding, _dilation) = (stride, padding, dilation);
        weight = Parameter.Adopt(empty([out_channels, in_channels / groups, kernel_size], dtype, device));
        register_parameter(nameof(weight), weight);
        if (bias)
        {
            this.bias = Parameter.Adopt(empty([out_channels], dtype, device));
            register_parameter(nameof(bias), this.bias);
        }
        Initialization.Uniform(weight, this.bias);
    }

    /// <summary>Channels of the input.</summary>
    public long in_channels { get; }
    /// <summary>Channels of the output.</summary>
    public long out_channels { get; }
    /// <summary>Into how many separate groups the channels fall.</summary>
    public long groups { get; }
    /// <summary><c>[out, in / groups, k]</c></summary>
    public Parameter weight { get; }
    /// <summary><c>[out]</c></summary>
    public Parameter? bias { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (_paddingMode == PaddingModes.Zeros)
            return functional.conv1d(input, weight, bias, _stride, _padding, _dilation, groups);
        using var padded = functional.pad(input, [_padding, _padding], _paddingMode);
        return functional.conv1d(padded, weight, bias, _stride, 0, _dilation, groups);
    }
}
