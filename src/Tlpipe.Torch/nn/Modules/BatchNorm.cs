using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Normalizes each channel of <c>[N, C, …]</c>. Ioffe and Szegedy 2015.</summary>
public abstract class BatchNorm : Module<Tensor, Tensor>
{
    private protected BatchNorm(string name, long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype) : base(name)
    {
        (this.num_features, this.eps, this.momentum) = (num_features, eps, momentum);
        if (affine)
        {
            weight = Parameter.Adopt(ones([num_features], dtype, device));
            bias = Parameter.Adopt(zeros([num_features], dtype, device));
            register_parameter(nameof(weight), weight);
            register_parameter(nameof(bias), bias);
        }
        if (!track_running_stats) return;
        running_mean = zeros([num_features], dtype, device);
        running_var = ones([num_features], dtype, device);
        num_batches_tracked = zeros([], ScalarType.Int64, device);
        register_buffer(nameof(running_mean), running_mean);
        register_buffer(nameof(running_var), running_var);
        register_buffer(nameof(num_batches_tracked), num_batches_tracked);
    }

    /// <summary>The number of channels.</summary>
    public long num_features { get; }
    /// <summary>What is added to the variance.</summary>
    public double eps { get; }
    /// <summary>How far the running statistics move towards each batch's.</summary>
    public double momentum { get; }
    /// <summary>The scale, <c>[C]</c>.</summary>
    public Parameter? weight { get; }
    /// <summary>The shift, <c>[C]</c>.</summary>
    public Parameter? bias { get; }
    /// <summary><c>[C]</c></summary>
    public Tensor? running_mean { get; }
    /// <summary><c>[C]</c></summary>
    public Tensor? running_var { get; }
    /// <summary>How many batches have moved the running statistics; int64.</summary>
    public Tensor? num_batches_tracked { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">While training: a channel of the batch has one value only, from which nothing can be learned.</exception>
    public sealed override Tensor forward(Tensor input)
    {
        var byBatch = training || running_mean is null;
        // As PyTorch's batch_norm; libtorch itself would make the running variance NaN.
        if (training && input.numel() == input.shape[1])
            throw new InvalidOperationException($"BatchNorm needs more than one value a channel to train, and is given [{string.Join(", ", input.shape)}]; use a larger batch or larger inputs, or freeze it");
        if (training && num_batches_tracked is not null)
            using (no_grad()) num_batches_tracked.add_(1);
        return functional.batch_norm(input, running_mean, running_var, weight, bias, byBatch, momentum, eps);
    }
}

/// <summary>Over <c>[N, C, H, W]</c>.</summary>
public sealed class BatchNorm2d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null)
    : BatchNorm(nameof(BatchNorm2d), num_features, eps, momentum, affine, track_running_stats, device, dtype);

/// <summary>Over <c>[N, C]</c> or <c>[N, C, L]</c>.</summary>
public sealed class BatchNorm1d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null)
    : BatchNorm(nameof(BatchNorm1d), num_features, eps, momentum, affine, track_running_stats, device, dtype);
