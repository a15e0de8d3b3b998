using Tlpipe.Torch.Modules;

namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the rate by <paramref name="gamma"/> every <paramref name="step_size"/> steps.</summary>
            public static StepLR StepLR(Optimizer optimizer, int step_size, double gamma = 0.1) => new(optimizer, step_size, gamma);

            /// <summary>Multiplies the rate by <paramref name="gamma"/> at each milestone.</summary>
            public static MultiStepLR MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1) => new(optimizer, milestones, gamma);

            /// <summary>Half a cosine from the initial rate to <paramref name="eta_min"/> in <paramref name="T_max"/> steps. Loshchilov and Hutter 2017.</summary>
            public static CosineAnnealingLR CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0) => new(optimizer, T_max, eta_min);

            /// <summary>A straight line between two fractions of the initial rate in <paramref name="total_iters"/> steps; a warm-up.</summary>
            public static LinearLR LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5) => new(optimizer, start_factor, end_factor, total_iters);

            /// <summary>The initial rate times a function of the step.</summary>
            public static LambdaLR LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda) => new(optimizer, [lr_lambda]);

            /// <summary>The initial rate times a function of the step, one for each group.</summary>
            public static LambdaLR LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas) => new(optimizer, [.. lr_lambdas]);

            /// <summary>Schedules one after another, each from its own step 0, the next from each milestone on.</summary>
            public static SequentialLR SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones) => new(optimizer, [.. schedulers], [.. milestones]);

            /// <summary>Up to a large rate and down to almost none. Smith and Topin 2018.</summary>
            public static OneCycleLR OneCycleLR(Optimizer optimizer, double max_lr, int total_steps, double pct_start = 0.3, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4) =>
                new(optimizer, max_lr, total_steps, pct_start, cycle_momentum, base_momentum, max_momentum, div_factor, final_div_factor);
        }
    }
}
