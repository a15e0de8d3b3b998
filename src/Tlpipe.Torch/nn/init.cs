namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>First values of parameters, by PyTorch's formulas and in PyTorch's order of drawing. On the meta device nothing happens.</summary>
        public static class init
        {
            /// <summary>Which side of a layer keeps its variance.</summary>
            public enum FanInOut
            {
                /// <summary>The forward pass.</summary>
                FanIn,
                /// <summary>The backward pass.</summary>
                FanOut,
            }

            /// <summary>The non-linear function that follows the layer.</summary>
            public enum NonlinearityType
            {
                /// <summary>None.</summary>
                Linear,
                /// <summary>The logistic function.</summary>
                Sigmoid,
                /// <summary>The hyperbolic tangent.</summary>
                Tanh,
                /// <summary>Rectified linear.</summary>
                ReLU,
                /// <summary>Rectified linear with a slope below zero.</summary>
                LeakyReLU,
            }

            /// <summary>The factor by which a non-linear function asks for larger weights; <paramref name="param"/> is the slope of <see cref="NonlinearityType.LeakyReLU"/>.</summary>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.01) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + (param * param))),
                _ => 1,
            };

            /// <summary>Inputs and outputs of one unit: <c>[out, in, …]</c>, the rest being the kernel.</summary>
            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static (long fan_in, long fan_out) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException("fan in and fan out need a tensor of two or more dimensions", nameof(tensor));
                var kernel = shape.Skip(2).Aggregate(1L, (product, size) => product * size);
                return (shape[1] * kernel, shape[0] * kernel);
            }

            /// <summary>Even in <c>[-b, b]</c>, <c>b = gain · √(3 / fan)</c>. He et al. 2015.</summary>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU, Generator? generator = null)
            {
                var bound = Math.Sqrt(3) * KaimingStd(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound, generator);
            }

            /// <summary>Normal of standard deviation <c>gain / √fan</c>. He et al. 2015.</summary>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU, Generator? generator = null) =>
                normal_(tensor, 0, KaimingStd(tensor, a, mode, nonlinearity), generator);

            /// <summary>Even in <c>[-b, b]</c>, <c>b = gain · √(6 / (fan in + fan out))</c>. Glorot and Bengio 2010.</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1, Generator? generator = null)
            {
                var bound = Math.Sqrt(3) * XavierStd(tensor, gain);
                return uniform_(tensor, -bound, bound, generator);
            }

            /// <summary>Normal of standard deviation <c>gain · √(2 / (fan in + fan out))</c>. Glorot and Bengio 2010.</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1, Generator? generator = null) =>
                normal_(tensor, 0, XavierStd(tensor, gain), generator);

            /// <summary>Even in <c>[a, b)</c>.</summary>
            public static Tensor uniform_(Tensor tensor, double a = 0, double b = 1, Generator? generator = null) => Without(tensor, t => t.uniform_(a, b, generator));

            /// <summary>Normally distributed.</summary>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) => Without(tensor, t => t.normal_(mean, std, generator));

            /// <summary>One number everywhere.</summary>
            public static Tensor constant_(Tensor tensor, Scalar val) => Without(tensor, t => t.fill_(val));

            /// <summary>Zeros.</summary>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>Ones.</summary>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            private static double KaimingStd(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static double XavierStd(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            // Without autograd; and without libtorch where there are no data.
            private static Tensor Without(Tensor tensor, Action<Tensor> write)
            {
                if (tensor.is_meta) return tensor;
                using var mode = no_grad();
                write(tensor);
                return tensor;
            }
        }
    }
}
