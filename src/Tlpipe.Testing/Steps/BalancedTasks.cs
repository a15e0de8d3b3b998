using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Testing.Checking;

/// <summary>Tasks whose losses share a parameter, and have one each for themselves.</summary>
internal sealed class BalancedTasks
{
    private readonly IReadOnlyList<string> _tasks;
    private readonly Parameter _shared = nn.Parameter(tensor([1f, -2f, 0.5f]));
    private readonly List<Parameter> _own;

    public BalancedTasks(IReadOnlyList<string> tasks)
    {
        _tasks = tasks;
        _own = [.. tasks.Select((_, index) => nn.Parameter(tensor([0.3f + index, 1f])))];
    }

    public IReadOnlyList<Parameter> Parameters => [_shared, .. _own];

    /// <summary>A step; what it draws and its losses follow from its number.</summary>
    public BalancingStep Step(long step, int count, bool shares = true)
    {
        var losses = _tasks.Take(count).Select((task, index) =>
        {
            var target = tensor([1f + index, index - 1f, 2f - index]);
            var own = _own[index].square().sum() + 0.5;
            return new TaskLoss(task, (shares ? (_shared - target).square().sum() * own : own) * (1 + (0.2 * index * step)));
        });
        return new([.. losses], shares ? [_shared] : [], new(step, 4, 5), RandomStream.FromSeed(step));
    }

    public List<TensorContent?> Gradients => [.. Parameters.Select(parameter => parameter.grad is { } gradient ? TensorContent.Of(gradient) : null)];

    public void Forget()
    {
        foreach (var parameter in Parameters) parameter.grad = null;
    }
}
