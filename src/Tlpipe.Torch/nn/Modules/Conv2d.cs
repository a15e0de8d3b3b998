using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Convolution over <c>[N, C, H, W]</c>.</summary>
public sealed class Conv2d : Module<Tensor, Tensor>
{
    private readonly long[] _strides, _padding, _dilation;
    private readonly PaddingModes _paddingMode;

    /// <summary>A layer with values drawn as PyTorch draws them.</summary>
    public Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
        PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) : base(nameof(Conv2d))
    {
        if (in_channels % groups != 0 || out_channels % groups != 0)
            throw new ArgumentException($"{groups} groups divide neither {in_channels} input nor {out_channels} output channels evenly; both must be multiples of groups", nameof(groups));
        (this.in_channels, this.out_channels, this.groups, _paddingMode) = (in_channels, out_channels, groups, padding_mode);
        (_strides, _padding, _dilation) = (Pair(stride ?? (1, 1)), Pair(padding ?? (0, 0)), Pair(dilation ?? (1, 1)));
        weight = Parameter.Adopt(empty([out_channels, in_channels / groups, kernel_size.Item1, kernel_size.Item2], dtype, device));
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
    /// <summary><c>[out, in / groups, kH, kW]</c></summary>
    public Parameter weight { get; }
    /// <summary><c>[out]</c></summary>
    public Parameter? bias { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (_paddingMode == PaddingModes.Zeros)
            return functional.conv2d(input, weight, bias, _strides, _padding, _dilation, groups);
        using var padded = functional.pad(input, [_padding[1], _padding[1], _padding[0], _padding[0]], _paddingMode);
        return functional.conv2d(padded, weight, bias, _strides, [0, 0], _dilation, groups);
    }

    private static long[] Pair((long, long) pair) => [pair.Item1, pair.Item2];
}
