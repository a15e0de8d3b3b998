using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>One trunk with a head for each task. Its state dict names are those of the artifact: <c>trunk.…</c> and <c>heads.TASK.…</c> (see <see cref="HeadNames"/>).</summary>
internal sealed class Network : nn.Module<Tensor, IReadOnlyList<Tensor>>
{
    private readonly HeadCollection _heads;

    public Network(Trunk trunk, IReadOnlyList<(string Task, nn.Module<Tensor, Tensor> Module)> heads)
        : base("network")
    {
        Trunk = trunk;
        _heads = new HeadCollection(heads);
        register_module("trunk", trunk);
        register_module("heads", _heads);
    }

    /// <summary>The shared trunk.</summary>
    public Trunk Trunk { get; }

    /// <summary>The head of a task.</summary>
    public nn.Module<Tensor, Tensor> Head(string task) => _heads[task];

    /// <summary>All heads as one module.</summary>
    public nn.Module Heads => _heads;

    /// <summary>The codec's batch to the logits of every task, in the file's order.</summary>
    public override IReadOnlyList<Tensor> forward(Tensor input)
    {
        var features = Trunk.call(input);
        return [.. _heads.Modules.Select(head => head.call(features))];
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

        public IEnumerable<nn.Module<Tensor, Tensor>> Modules => _heads.Select(head => head.Module);

        public nn.Module<Tensor, Tensor> this[string task] => _heads.First(head => head.Task == task).Module;
    }
}
