using static Tlpipe.Torch.torch;

namespace Tlpipe.Torch.Modules;

/// <summary>Stochastic gradient descent with momentum. Sutskever et al. 2013, in PyTorch's form.</summary>
public sealed class SGD : optim.Optimizer
{
    private readonly Dictionary<Parameter, Tensor> _momentum = new(ReferenceEqualityComparer.Instance);

    /// <summary>The options of a group.</summary>
    public sealed record Options : optim.OptimizerOptions, optim.IMomentum
    {
        /// <summary>How much of the last step goes into this one.</summary>
        public double momentum { get; set; }
        /// <summary>How much of the gradient is left out of the momentum.</summary>
        public double dampening { get; set; }
        /// <summary>How strongly parameters are drawn to zero.</summary>
        public double weight_decay { get; set; }
        /// <summary>Looks one step of momentum ahead.</summary>
        public bool nesterov { get; set; }

        double optim.IMomentum.Momentum { get => momentum; set => momentum = value; }
    }

    /// <summary>An optimizer of groups.</summary>
    public SGD(IEnumerable<optim.ParamGroup<Options>> groups)
    {
        foreach (var group in groups)
        {
            if (group.Options.nesterov && (group.Options.momentum <= 0 || group.Options.dampening != 0))
                throw new ArgumentException("nesterov needs a momentum above 0 and no dampening", nameof(groups));
            add_param_group(group);
        }
    }

    /// <inheritdoc/>
    protected override void Step(optim.ParamGroup group, Parameter[] parameters, Tensor[] gradients)
    {
        var options = ((optim.ParamGroup<Options>)group).Options;
        if (options.weight_decay != 0) gradients = Foreach.Add(gradients, parameters, options.weight_decay);
        if (options.momentum != 0)
        {
            var buffers = Accumulate(parameters, gradients, options);
            if (options.nesterov) gradients = Foreach.Add(gradients, buffers, options.momentum);
            else gradients = buffers;
        }
        Foreach.AddInPlace(parameters, gradients, -options.LearningRate);
    }

    // The first gradient starts the momentum undampened, as in PyTorch.
    private Tensor[] Accumulate(Parameter[] parameters, Tensor[] gradients, Options options)
    {
        var known = Enumerable.Range(0, parameters.Length).Where(i => _momentum.ContainsKey(parameters[i])).ToArray();
        if (known.Length > 0)
        {
            Tensor[] moving = [.. known.Select(i => _momentum[parameters[i]])];
            Foreach.MulInPlace(moving, options.momentum);
            Foreach.AddInPlace(moving, [.. known.Select(i => gradients[i])], 1 - options.dampening);
        }
        for (var i = 0; i < parameters.Length; i++)
            if (!_momentum.ContainsKey(parameters[i])) _momentum[parameters[i]] = gradients[i].clone().DetachFromDisposeScope();
        return [.. parameters.Select(p => _momentum[p])];
    }

    private protected override void Save(Parameter parameter, string prefix, optim.OptimizerStateDict state)
    {
        if (_momentum.TryGetValue(parameter, out var buffer)) state.Tensors[prefix + "momentum_buffer"] = buffer;
    }

    private protected override void Load(Parameter parameter, string prefix, optim.OptimizerStateDict state)
    {
        if (_momentum.Remove(parameter, out var old)) old.Dispose();
        if (state.Tensors.TryGetValue(prefix + "momentum_buffer", out var saved))
            _momentum[parameter] = saved.clone().DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var buffer in _momentum.Values) buffer.Dispose();
        _momentum.Clear();
    }
}
