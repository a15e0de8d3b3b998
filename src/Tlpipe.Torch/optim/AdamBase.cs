using static Tlpipe.Torch.torch;

namespace Tlpipe.Torch.Modules;

/// <summary>What Adam and AdamW share: running means of gradients and of their squares. Kingma and Ba 2015, in PyTorch's form.</summary>
public abstract class AdamBase : optim.Optimizer
{
    private readonly Dictionary<Parameter, Moments> _moments = new(ReferenceEqualityComparer.Instance);

    private sealed class Moments(Tensor mean, Tensor square) : IDisposable
    {
        public Tensor Mean { get; } = mean.DetachFromDisposeScope();
        public Tensor Square { get; } = square.DetachFromDisposeScope();
        public double Step { get; set; }

        public void Dispose()
        {
            Mean.Dispose();
            Square.Dispose();
        }
    }

    /// <summary>The options of a group.</summary>
    public sealed record Options : optim.OptimizerOptions, optim.IMomentum
    {
        /// <summary>A group's options with PyTorch's defaults.</summary>
        public Options() => LearningRate = 1e-3;

        /// <summary>How long the running mean of gradients remembers.</summary>
        public double beta1 { get; set; } = 0.9;
        /// <summary>How long the running mean of squares remembers.</summary>
        public double beta2 { get; set; } = 0.999;
        /// <summary>What is added to the divisor.</summary>
        public double eps { get; set; } = 1e-8;
        /// <summary>How strongly parameters are drawn to zero.</summary>
        public double weight_decay { get; set; }

        double optim.IMomentum.Momentum { get => beta1; set => beta1 = value; }
    }

    private protected AdamBase(IEnumerable<optim.ParamGroup<Options>> groups)
    {
        foreach (var group in groups) add_param_group(group);
    }

    /// <summary>Lets weight decay act, on the parameters or on (a copy of) the gradients, which it gives back.</summary>
    private protected abstract Tensor[] Decay(Parameter[] parameters, Tensor[] gradients, Options options);

    /// <inheritdoc/>
    protected sealed override void Step(optim.ParamGroup group, Parameter[] parameters, Tensor[] gradients)
    {
        var options = ((optim.ParamGroup<Options>)group).Options;
        Moments[] moments = [.. parameters.Select(MomentsOf)];
        foreach (var moment in moments) moment.Step++;
        if (options.weight_decay != 0) gradients = Decay(parameters, gradients, options);

        Tensor[] means = [.. moments.Select(m => m.Mean)], squares = [.. moments.Select(m => m.Square)];
        Foreach.MulInPlace(means, options.beta1);
        Foreach.AddInPlace(means, gradients, 1 - options.beta1);
        Foreach.MulInPlace(squares, options.beta2);
        Foreach.AddcmulInPlace(squares, gradients, gradients, 1 - options.beta2);

        var divisors = Foreach.Sqrt(squares);
        Foreach.DivInPlace(divisors, [.. moments.Select(m => Math.Sqrt(1 - Math.Pow(options.beta2, m.Step)))]);
        Foreach.AddInPlace(divisors, options.eps);
        Foreach.AddcdivInPlace(parameters, means, divisors, [.. moments.Select(m => -options.LearningRate / (1 - Math.Pow(options.beta1, m.Step)))]);
    }

    private Moments MomentsOf(Parameter parameter)
    {
        if (!_moments.TryGetValue(parameter, out var moments))
            _moments[parameter] = moments = new(zeros_like(parameter), zeros_like(parameter));
        return moments;
    }

    private protected sealed override void Save(Parameter parameter, string prefix, optim.OptimizerStateDict state)
    {
        if (!_moments.TryGetValue(parameter, out var moments)) return;
        state.Tensors[prefix + "exp_avg"] = moments.Mean;
        state.Tensors[prefix + "exp_avg_sq"] = moments.Square;
        state.Scalars[prefix + "step"] = moments.Step;
    }

    private protected sealed override void Load(Parameter parameter, string prefix, optim.OptimizerStateDict state)
    {
        if (_moments.Remove(parameter, out var old)) old.Dispose();
        if (state.Scalars.TryGetValue(prefix + "step", out var step))
            _moments[parameter] = new(state.Tensors[prefix + "exp_avg"].clone(), state.Tensors[prefix + "exp_avg_sq"].clone()) { Step = step };
    }

    /// <inheritdoc/>
    public sealed override void Dispose()
    {
        foreach (var moments in _moments.Values) moments.Dispose();
        _moments.Clear();
    }
}
