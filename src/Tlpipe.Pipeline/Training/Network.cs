using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// One trunk, what a sharing adds to it, and a head for each task. Its state dict names are those of the artifact: <c>trunk.…</c>, <c>sharing.…</c>
/// and <c>heads.TASK.…</c> (see <see cref="HeadNames"/>).
/// </summary>
internal sealed class Network : nn.Module<Tensor, IReadOnlyList<Tensor>>
{
    private readonly SharingModule? _sharing;
    private readonly HeadCollection _heads;

    /// <param name="trunk">The trunk.</param>
    /// <param name="heads">The heads, in the order of the tasks.</param>
    /// <param name="sharing">What lies between; <see langword="null"/> where every head gets the trunk's features as they are.</param>
    /// <param name="sharedStages">The stages of the trunk that are computed for all tasks together.</param>
    public Network(Trunk trunk, IReadOnlyList<(string Task, nn.Module<Tensor, Tensor> Module)> heads, SharingModule? sharing, int sharedStages)
        : base("network")
    {
        Trunk = trunk;
        _sharing = sharing;
        _heads = new HeadCollection(heads);
        SharedStages = sharedStages;
        register_module("trunk", trunk);
        if (sharing is not null) register_module("sharing", sharing);
        register_module("heads", _heads);
    }

    /// <summary>The shared trunk.</summary>
    public Trunk Trunk { get; }

    /// <summary>The stages of the trunk, from the input, that are computed for all tasks together; behind them a task may have stages of its own.</summary>
    public int SharedStages { get; }

    /// <summary>The head of a task.</summary>
    public nn.Module<Tensor, Tensor> Head(string task) => _heads[task];

    /// <summary>All heads as one module.</summary>
    public nn.Module Heads => _heads;

    /// <summary>What the sharing adds; <see langword="null"/> where it adds nothing.</summary>
    public nn.Module? Sharing => _sharing;

    /// <summary>The parameters that the sharing adds, but for those of the tasks' own stages: they learn as the heads do.</summary>
    public IReadOnlyList<Parameter> SharingParameters =>
        _sharing is null ? [] : Without(_sharing.parameters(), _sharing.Columns.SelectMany(column => column.Stages).SelectMany(stage => stage.Modules).SelectMany(module => module.parameters()));

    /// <summary>Those of them that the losses of several tasks reach.</summary>
    public IReadOnlyList<Parameter> SharedSharingParameters => _sharing is null ? [] : Without(SharingParameters, _sharing.OwnParameters);

    /// <summary>The modules of a stage: the trunk's, and those of the tasks that have the stage for themselves.</summary>
    public IReadOnlyList<nn.Module> ModulesOf(int stage) => _sharing is null || stage < SharedStages
        ? Trunk.Stages[stage].Modules
        : [.. Trunk.Stages[stage].Modules, .. _sharing.Columns.SelectMany(column => column.Stages[stage].Modules)];

    /// <summary>A parameter of the trunk, by its name there, and its counterparts in the stages that tasks have for themselves.</summary>
    public IEnumerable<Parameter> TrunkParameters(string name) =>
        new[] { Trunk }.Concat(_sharing?.Columns ?? []).SelectMany(trunk => trunk.named_parameters()).Where(entry => entry.name == name).Select(entry => entry.parameter);

    /// <summary>The features that the head of each task gets, in the file's order.</summary>
    /// <param name="activations">What the stages before <paramref name="first"/> gave.</param>
    /// <param name="first">A stage that is computed for all tasks together, or the one behind the last of these.</param>
    public IReadOnlyList<Tensor> Features(Activations activations, int first)
    {
        var shared = Trunk.Forward(activations, first, SharedStages);
        return _sharing is null ? [.. Enumerable.Repeat(shared.Values, _heads.Count)] : _sharing.call(shared);
    }

    /// <summary>The codec's batch to the logits of every task, in the file's order.</summary>
    public override IReadOnlyList<Tensor> forward(Tensor input) =>
        [.. _heads.Modules.Zip(Features(new(input), 0), (head, features) => head.call(features))];

    private static IReadOnlyList<Parameter> Without(IEnumerable<Parameter> parameters, IEnumerable<Parameter> others)
    {
        var excluded = others.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        return [.. parameters.Where(parameter => !excluded.Contains(parameter))];
    }

    private sealed class HeadCollection : nn.Module
    {
        private readonly IReadOnlyList<(string Task, nn.Module<Tensor, Tensor> Module)> _heads;

        public HeadCollection(IReadOnlyList<(string Task, nn.Module<Tensor, Tensor> Module)> heads)
            : base("heads")
        {
            _heads = heads;
            foreach (var (task, module) in heads) register_module(HeadNames.Of(task), module);
        }

        public int Count => _heads.Count;

        public IEnumerable<nn.Module<Tensor, Tensor>> Modules => _heads.Select(head => head.Module);

        public nn.Module<Tensor, Tensor> this[string task] => _heads.First(head => head.Task == task).Module;
    }
}
