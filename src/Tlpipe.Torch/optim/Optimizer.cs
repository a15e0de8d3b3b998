using Tlpipe.Torch.Modules;

namespace Tlpipe.Torch;

public static partial class torch
{
    /// <summary>Optimizers and learning-rate schedules.</summary>
    public static partial class optim
    {
        /// <summary>Moves parameters against their gradients, group by group, each group with its own options.</summary>
        public abstract class Optimizer : IDisposable
        {
            private readonly List<ParamGroup> _groups = [];

            /// <summary>The groups.</summary>
            public IReadOnlyList<ParamGroup> ParamGroups => _groups;

            /// <summary>Adds a group of parameters.</summary>
            /// <exception cref="ArgumentException">A parameter is in another group already.</exception>
            public void add_param_group(ParamGroup group)
            {
                var known = _groups.SelectMany(g => g.Parameters).ToHashSet<Parameter>(ReferenceEqualityComparer.Instance);
                if (group.Parameters.Any(known.Contains))
                    throw new ArgumentException("a parameter is in more than one parameter group", nameof(group));
                _groups.Add(group);
            }

            /// <summary>All parameters, group by group.</summary>
            public IEnumerable<Parameter> parameters() => _groups.SelectMany(group => group.Parameters);

            /// <summary>Drops (or zeroes) the gradients of all parameters.</summary>
            public void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters()) ZeroGrad(parameter, set_to_none);
            }

            /// <summary>Moves every parameter that has a gradient.</summary>
            public void step()
            {
                using var mode = no_grad();
                using var scope = NewDisposeScope();
                foreach (var group in _groups)
                {
                    var learning = new List<Parameter>(group.Parameters.Count);
                    var gradients = new List<Tensor>(group.Parameters.Count);
                    foreach (var parameter in group.Parameters)
                        if (parameter.grad is { } grad)
                        {
                            learning.Add(parameter);
                            gradients.Add(grad);
                        }
                    if (learning.Count > 0) Step(group, [.. learning], [.. gradients]);
                }
            }

            /// <summary>Computes the loss again and moves the parameters.</summary>
            public Tensor step(Func<Tensor> closure)
            {
                using var mode = enable_grad();
                var loss = closure();
                step();
                return loss;
            }

            /// <summary>Moves the parameters of a group; <paramref name="gradients"/> are theirs, one for one. Autograd is off, a dispose scope is open.</summary>
            protected abstract void Step(ParamGroup group, Parameter[] parameters, Tensor[] gradients);

            /// <summary>What a checkpoint needs to go on: tensors (the optimizer's own, not copies) and numbers, by name.</summary>
            public OptimizerStateDict state_dict()
            {
                var state = new OptimizerStateDict();
                for (var g = 0; g < _groups.Count; g++)
                {
                    state.Scalars[$"group.{g}.lr"] = _groups[g].LearningRate;
                    state.Scalars[$"group.{g}.initial_lr"] = _groups[g].InitialLearningRate;
                }
                var index = 0;
                foreach (var parameter in parameters()) Save(parameter, $"state.{index++}.", state);
                return state;
            }

            /// <summary>Takes over (copies of) what <see cref="state_dict"/> gave.</summary>
            public void load_state_dict(OptimizerStateDict state)
            {
                for (var g = 0; g < _groups.Count; g++)
                {
                    _groups[g].LearningRate = state.Scalars[$"group.{g}.lr"];
                    _groups[g].InitialLearningRate = state.Scalars[$"group.{g}.initial_lr"];
                }
                var index = 0;
                foreach (var parameter in parameters()) Load(parameter, $"state.{index++}.", state);
            }

            private protected abstract void Save(Parameter parameter, string prefix, OptimizerStateDict state);

            private protected abstract void Load(Parameter parameter, string prefix, OptimizerStateDict state);

            /// <summary>Disposes the optimizer's own tensors, not the parameters.</summary>
            public abstract void Dispose();

            internal static void ZeroGrad(Parameter parameter, bool set_to_none)
            {
                if (set_to_none)
                {
                    parameter.grad = null;
                    return;
                }
                using var grad = parameter.grad;
                grad?.zero_();
            }
        }
    }
}
