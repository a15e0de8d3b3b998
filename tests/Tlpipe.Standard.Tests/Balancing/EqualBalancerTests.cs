using Tlpipe.Abstractions;
using Tlpipe.Standard.Balancing;
using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Standard.Tests.Balancing;

public sealed class EqualBalancerTests
{
    [Fact]
    public void It_goes_backward_through_the_mean_of_the_losses()
    {
        using var scope = NewDisposeScope();
        using var balancing = Parts.Create<IBalancer>("equal", new EqualBalancerOptions()).Begin(["car", "sign"]);
        var shared = nn.Parameter(tensor([2f, -1f]));
        var weights = balancing.Backward(Step([new("car", shared.square().sum()), new("sign", 3 * shared.sum())], [shared]));
        Assert.Equal([0.5, 0.5], weights);
        // (2x + 3) / 2
        Assert.Equal([3.5f, 0.5f], shared.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_task_without_labels_in_the_batch_leaves_the_others_their_full_weight()
    {
        using var scope = NewDisposeScope();
        using var balancing = Parts.Create<IBalancer>("equal", new EqualBalancerOptions()).Begin(["car", "sign"]);
        var shared = nn.Parameter(tensor([2f]));
        Assert.Equal([1.0], balancing.Backward(Step([new("sign", 3 * shared.sum())], [shared])));
        Assert.Equal(3f, shared.grad!.item<float>());
        Assert.Empty(balancing.Backward(Step([], [shared])));
    }

    [Fact]
    public void It_adds_to_the_gradients_that_are_there()
    {
        using var scope = NewDisposeScope();
        using var balancing = Parts.Create<IBalancer>("equal", new EqualBalancerOptions()).Begin(["car"]);
        var shared = nn.Parameter(tensor([2f]));
        balancing.Backward(Step([new("car", 3 * shared.sum())], [shared]));
        balancing.Backward(Step([new("car", 4 * shared.sum())], [shared]));
        Assert.Equal(7f, shared.grad!.item<float>());
    }

    [Fact]
    public void It_has_no_state()
    {
        using var balancing = Parts.Create<IBalancer>("equal", new EqualBalancerOptions()).Begin(["car"]);
        Assert.Empty(balancing.State());
    }

    private static BalancingStep Step(IReadOnlyList<TaskLoss> losses, IReadOnlyList<Parameter> shared) =>
        new(losses, shared, new(0, 1, 1), RandomStream.FromSeed(1));
}
