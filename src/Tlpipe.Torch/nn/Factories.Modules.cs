using Tlpipe.Torch.Modules;

namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A fully connected layer.</summary>
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) => new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>Convolution over <c>[N, C, L]</c>.</summary>
        public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) => new(in_channels, out_channels, kernel_size, stride, padding, dilation, padding_mode, groups, bias, device, dtype);

        /// <summary>Convolution over <c>[N, C, H, W]</c>.</summary>
        public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) => new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), (dilation, dilation), padding_mode, groups, bias, device, dtype);

        /// <summary>Convolution over <c>[N, C, H, W]</c> with sizes for height and width.</summary>
        public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) => new(in_channels, out_channels, kernel_size, stride, padding, dilation, padding_mode, groups, bias, device, dtype);

        /// <summary>Batch normalization over <c>[N, C, H, W]</c>.</summary>
        public static BatchNorm2d BatchNorm2d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) => new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

        /// <summary>Batch normalization over <c>[N, C]</c> or <c>[N, C, L]</c>.</summary>
        public static BatchNorm1d BatchNorm1d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) => new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

        /// <summary>Each element, or 0 where it is negative.</summary>
        public static ReLU ReLU(bool inplace = false) => new(inplace);

        /// <summary>Each element held between 0 and 6.</summary>
        public static ReLU6 ReLU6(bool inplace = false) => new(inplace);

        /// <summary>The Gaussian error linear unit. Hendrycks and Gimpel 2016.</summary>
        public static GELU GELU() => new();

        /// <summary>Each element times its logistic function.</summary>
        public static SiLU SiLU() => new();

        /// <summary>The hyperbolic tangent of each element.</summary>
        public static Tanh Tanh() => new();

        /// <summary>The logistic function of each element.</summary>
        public static Sigmoid Sigmoid() => new();

        /// <summary>Drops elements with a probability while training and scales the rest up.</summary>
        public static Dropout Dropout(double p = 0.5) => new(p);

        /// <summary>Several dimensions as one.</summary>
        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        /// <summary>Exponentials along a dimension that sum to 1.</summary>
        public static Softmax Softmax(long dim) => new(dim);

        /// <summary>Gives its input: a new owner of the same tensor.</summary>
        public static Identity Identity() => new();

        /// <summary>The largest element under a moving window of <c>[N, C, H, W]</c>; the stride is the kernel's size unless given.</summary>
        public static MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) => new(kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>The mean under a moving window of <c>[N, C, H, W]</c>; the stride is the kernel's size unless given.</summary>
        public static AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true) => new(kernel_size, stride, padding, ceil_mode, count_include_pad);

        /// <summary>Means over a square grid, whatever the input's size: <c>[N, C, s, s]</c>.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long outputSize) => new(outputSize, outputSize);

        /// <summary>Means over a grid, whatever the input's size: <c>[N, C, oH, oW]</c>.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) outputSize) => new(outputSize.Item1, outputSize.Item2);

        /// <summary>Means over a grid, whatever the input's size: <c>[N, C, oH, oW]</c>.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] outputSize) => new(outputSize[0], outputSize[1]);

        /// <summary>A row of numbers for each integer.</summary>
        public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, Device? device = null, ScalarType? dtype = null) => new(num_embeddings, embedding_dims, padding_idx, device, dtype);

        /// <summary>Layer normalization over the last dimension.</summary>
        public static LayerNorm LayerNorm(long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, Device? device = null, ScalarType? dtype = null) => new([normalized_shape], eps, elementwise_affine, device, dtype);

        /// <summary>Layer normalization over the last dimensions.</summary>
        public static LayerNorm LayerNorm(long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, Device? device = null, ScalarType? dtype = null) => new(normalized_shape, eps, elementwise_affine, device, dtype);

        /// <summary>Modules under names, one after another.</summary>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

        /// <summary>Modules named 0, 1, 2, …, one after another.</summary>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

        /// <summary>Modules one after another.</summary>
        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules);

        /// <summary>Modules named 0, 1, 2, …, one after another.</summary>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules);

        /// <summary>Modules in a list.</summary>
        public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);

        /// <summary>Modules under names.</summary>
        public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module => new(modules);
    }
}
