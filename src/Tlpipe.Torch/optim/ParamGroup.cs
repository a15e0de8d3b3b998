using Tlpipe.Torch.Modules;

namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Parameters that share their options.</summary>
        public abstract class ParamGroup
        {
            private protected ParamGroup(IEnumerable<Parameter> parameters) => Parameters = [.. parameters];

            /// <summary>The parameters.</summary>
            public IReadOnlyList<Parameter> Parameters { get; }

            /// <summary>The learning rate now.</summary>
            public abstract double LearningRate { get; set; }

            /// <summary>The learning rate that schedules start from.</summary>
            public double InitialLearningRate { get; set; }

            /// <summary>The options, where they have a momentum.</summary>
            internal abstract IMomentum? OptionsWithMomentum { get; }
        }

        /// <summary>Parameters that share their options.</summary>
        public sealed class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
        {
            /// <summary>Parameters with their options.</summary>
            public ParamGroup(IEnumerable<Parameter> parameters, TOptions options) : base(parameters)
            {
                Options = options;
                InitialLearningRate = options.LearningRate;
            }

            /// <summary>The options.</summary>
            public TOptions Options { get; }

            internal override IMomentum? OptionsWithMomentum => Options as IMomentum;

            /// <inheritdoc/>
            public override double LearningRate
            {
                get => Options.LearningRate;
                set => Options.LearningRate = value;
            }
        }

        /// <summary>The options of a parameter group.</summary>
        public abstract record OptimizerOptions
        {
            /// <summary>How far a step goes.</summary>
            public double LearningRate { get; set; }
        }

        /// <summary>The state of an optimizer as named tensors and named numbers.</summary>
        public sealed record OptimizerStateDict
        {
            /// <summary>Tensors by name: <c>state.0.momentum_buffer</c>.</summary>
            public Dictionary<string, Tensor> Tensors { get; init; } = new(StringComparer.Ordinal);

            /// <summary>Numbers by name: <c>group.0.lr</c>, <c>state.0.step</c>.</summary>
            public Dictionary<string, double> Scalars { get; init; } = new(StringComparer.Ordinal);
        }
    }
}
