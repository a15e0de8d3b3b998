namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Learning rates over time.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Sets every group's learning rate as a function of the count of steps, so that a run can go on anywhere.</summary>
            public abstract class LRScheduler
            {
                private protected LRScheduler(Optimizer optimizer) => Optimizer = optimizer;

                private protected Optimizer Optimizer { get; }

                /// <summary>How often <see cref="step()"/> was called.</summary>
                public int last_epoch { get; private set; }

                /// <summary>The groups' learning rates now.</summary>
                public IEnumerable<double> get_last_lr() => Optimizer.ParamGroups.Select(group => group.LearningRate);

                /// <summary>Goes one step on; call after the optimizer's.</summary>
                public void step() => step(last_epoch + 1);

                /// <summary>Goes to a step, for example where a checkpoint was written.</summary>
                public void step(int epoch)
                {
                    last_epoch = epoch;
                    Apply(epoch);
                }

                /// <summary>Sets what belongs to a step.</summary>
                internal virtual void Apply(int epoch)
                {
                    for (var g = 0; g < Optimizer.ParamGroups.Count; g++)
                        Optimizer.ParamGroups[g].LearningRate = LearningRate(epoch, g, Optimizer.ParamGroups[g].InitialLearningRate);
                }

                /// <summary>The learning rate of a group at a step.</summary>
                private protected abstract double LearningRate(int epoch, int group, double initial);
            }
        }
    }
}
