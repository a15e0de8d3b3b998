namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator s_linear = new("aten::linear");
            private static readonly Operator s_conv2d = new("aten::conv2d");
            private static readonly Operator s_conv1d = new("aten::conv1d");
            private static readonly Operator s_batchNorm = new("aten::batch_norm");
            private static readonly Operator s_layerNorm = new("aten::layer_norm");
            private static readonly Operator s_embedding = new("aten::embedding");
            private static readonly Operator s_maxPool2d = new("aten::max_pool2d");
            private static readonly Operator s_avgPool2d = new("aten::avg_pool2d");
            private static readonly Operator s_adaptiveAvgPool2d = new("aten::adaptive_avg_pool2d");
            private static readonly Operator s_adaptiveMaxPool2d = new("aten::adaptive_max_pool2d");
            private static readonly Operator s_oneHot = new("aten::one_hot");

            /// <summary><c>input · weightᵀ + bias</c>; weight is <c>[out, in]</c>.</summary>
            public static Tensor linear(Tensor input, Tensor weight, Tensor? bias = null) => s_linear.Call(input, weight, bias);

            /// <summary>Convolution over <c>[N, C, H, W]</c>; weight is <c>[out, in / groups, kH, kW]</c>.</summary>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                s_conv2d.Call(input, weight, bias, strides ?? [1, 1], padding ?? [0, 0], dilation ?? [1, 1], groups);

            /// <summary>Convolution over <c>[N, C, L]</c>; weight is <c>[out, in / groups, k]</c>.</summary>
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                s_conv1d.Call(input, weight, bias, new[] { stride ?? 1 }, new[] { padding ?? 0 }, new[] { dilation ?? 1 }, groups);

            /// <summary>Normalizes each channel of <c>[N, C, …]</c>, by the batch where <paramref name="training"/> (and moves the running statistics), else by the running statistics. Ioffe and Szegedy 2015.</summary>
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                s_batchNorm.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, false);

            /// <summary>Normalizes each example over its last dimensions. Ba et al. 2016.</summary>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                s_layerNorm.Call(input, normalized_shape, weight, bias, eps);

            /// <summary>The rows of <paramref name="weight"/> at integer positions; the row <paramref name="padding_idx"/> gets no gradient.</summary>
            public static Tensor embedding(Tensor input, Tensor weight, long? padding_idx = null) => s_embedding.Call(weight, input, padding_idx ?? -1);

            /// <summary>The largest element under a moving window of <c>[N, C, H, W]</c>.</summary>
            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                s_maxPool2d.Call(input, kernel_size, strides ?? kernel_size, padding ?? [0, 0], dilation ?? [1, 1], ceil_mode);

            /// <summary>The mean under a moving window of <c>[N, C, H, W]</c>.</summary>
            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
                s_avgPool2d.Call(input, kernel_size, strides ?? kernel_size, padding ?? [0, 0], ceil_mode, count_include_pad);

            /// <summary>Means over a grid of the given size, whatever the input's: <c>[N, C, oH, oW]</c>.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => s_adaptiveAvgPool2d.Call(input, output_size);

            /// <summary>Largest elements over a grid of the given size, whatever the input's: <c>[N, C, oH, oW]</c>.</summary>
            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size)
            {
                var (values, indexes) = s_adaptiveMaxPool2d.CallTwo(input, output_size);
                indexes.Dispose();
                return values;
            }

            /// <summary>A vector with a 1 for each class number: <c>[…, num_classes]</c>; -1 takes the number of classes from the largest.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => s_oneHot.Call(x, num_classes);
        }
    }
}
