namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator s_crossEntropy = new("aten::cross_entropy_loss");
            private static readonly Operator s_nll = new("aten::nll_loss");
            private static readonly Operator s_mse = new("aten::mse_loss");
            private static readonly Operator s_l1 = new("aten::l1_loss");
            private static readonly Operator s_bceWithLogits = new("aten::binary_cross_entropy_with_logits");
            private static readonly Operator s_smoothL1 = new("aten::smooth_l1_loss");
            private static readonly Operator s_klDiv = new("aten::kl_div");

            /// <summary>Cross entropy of logits <c>[N, C, …]</c> and class numbers <c>[N, …]</c> (int64) or class probabilities <c>[N, C, …]</c>. Examples of class <paramref name="ignore_index"/> don't count. Label smoothing: Szegedy et al. 2015.</summary>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                s_crossEntropy.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>Negative log likelihood of log-probabilities <c>[N, C]</c> and class numbers <c>[N]</c>.</summary>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean) =>
                s_nll.Call(input, target, weight, (long)reduction, ignore_index);

            /// <summary>Squared error.</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => s_mse.Call(input, target, (long)reduction);

            /// <summary>Absolute error.</summary>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => s_l1.Call(input, target, (long)reduction);

            /// <summary>Binary cross entropy of logits and probabilities of the same shape.</summary>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                s_bceWithLogits.Call(input, target, weight, pos_weights, (long)reduction);

            /// <summary>Squared error below <paramref name="beta"/>, absolute error beyond.</summary>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) =>
                s_smoothL1.Call(input, target, (long)reduction, beta);

            /// <summary>Kullback-Leibler divergence of log-probabilities from probabilities (or, with <paramref name="log_target"/>, from log-probabilities).</summary>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = false, Reduction reduction = Reduction.Mean) =>
                s_klDiv.Call(input, target, (long)reduction, log_target);
        }
    }
}
