using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;
using Linear = Tlpipe.Torch.Modules.Linear;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Standard.Sharing;

/// <summary>
/// Task k gets <c>Σ_e g_ke(x) · f_e(x)</c> of the trunk's features x: over its own experts and the shared ones, each <c>f(x) = relu(W x + b)</c>,
/// with the gate <c>g_k(x) = softmax(V_k x)</c>. Features <c>[N, C]</c> to <c>[N, width]</c> a task.
/// </summary>
internal sealed class GatedExperts : SharingModule
{
    private readonly IReadOnlyList<Linear> _shared;
    private readonly IReadOnlyList<TaskGate> _tasks;

    internal GatedExperts(string name, SharingBuild build, int shared, int own, int width)
        : base(name)
    {
        var experts = nn.ModuleList(Experts(build.Features.Channels, shared, width));
        var tasks = build.Tasks.Select(task => (task, new TaskGate(build.Features.Channels, shared, own, width))).ToArray();
        (_shared, _tasks) = (experts, [.. tasks.Select(task => task.Item2)]);
        register_module("experts", experts);
        register_module("tasks", nn.ModuleDict(tasks));
    }

    public override IReadOnlyList<Parameter> OwnParameters => [.. _tasks.SelectMany(task => task.parameters())];

    public override IReadOnlyList<Tensor> forward(Activations input)
    {
        var shared = Apply(_shared, input.Values);
        return [.. _tasks.Select(task => task.Mix(input.Values, shared))];
    }

    /// <summary>The weights of the experts for each task, its own first: <c>[N, experts]</c>, rows that sum to 1.</summary>
    internal IReadOnlyList<Tensor> Gates(Tensor features) => [.. _tasks.Select(task => task.Gate(features))];

    private static Linear[] Experts(long channels, int count, int width) => [.. Enumerable.Range(0, count).Select(_ => nn.Linear(channels, width))];

    private static IReadOnlyList<Tensor> Apply(IEnumerable<Linear> experts, Tensor features) => [.. experts.Select(expert => nn.functional.relu(expert.call(features)))];

    /// <summary>What one task has for itself.</summary>
    private sealed class TaskGate : nn.Module
    {
        private readonly IReadOnlyList<Linear> _own;
        private readonly Linear _gate;

        public TaskGate(long channels, int shared, int own, int width)
            : base("task")
        {
            var experts = nn.ModuleList(Experts(channels, own, width));
            // As in the papers, a gate has no bias.
            (_own, _gate) = (experts, nn.Linear(channels, own + shared, hasBias: false));
            if (own > 0) register_module("experts", experts);
            register_module("gate", _gate);
        }

        public Tensor Gate(Tensor features) => _gate.call(features).softmax(1);

        public Tensor Mix(Tensor features, IReadOnlyList<Tensor> shared)
        {
            var experts = stack([.. Apply(_own, features), .. shared], 1);
            return (experts * Gate(features).unsqueeze(2)).sum(1);
        }
    }
}
