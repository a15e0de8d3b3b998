using Tlpipe.Torch.Modules;

namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Options that have a momentum, for schedules that move it.</summary>
        public interface IMomentum
        {
            /// <summary>The momentum (beta 1 of Adam).</summary>
            double Momentum { get; set; }
        }

        /// <summary>Stochastic gradient descent.</summary>
        public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false) =>
            new([new(parameters, new() { LearningRate = learningRate, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov })]);

        /// <summary>Stochastic gradient descent of groups.</summary>
        public static SGD SGD(IEnumerable<ParamGroup<SGD.Options>> parameters) => new(parameters);

        /// <summary>Adam.</summary>
        public static Adam Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
            new([new(parameters, new() { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay })]);

        /// <summary>Adam of groups.</summary>
        public static Adam Adam(IEnumerable<ParamGroup<AdamBase.Options>> parameters) => new(parameters);

        /// <summary>Adam with weight decay apart from the gradient.</summary>
        public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 1e-2) =>
            new([new(parameters, new() { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay })]);

        /// <summary>Adam, with weight decay apart from the gradient, of groups.</summary>
        public static AdamW AdamW(IEnumerable<ParamGroup<AdamBase.Options>> parameters) => new(parameters);
    }
}
