using Tlpipe.Abstractions;
using Tlpipe.Standard.Balancing;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Balancing;

public sealed class EqualBalancerTests
{
    [Fact]
    public void It_goes_backward_through_the_mean_of_the_losses()
    {
        using var scope = NewDisposeScope();
        using var balancing = Parts.Create<IBalancer>("equal", new EqualBalancerOptions()).Begin(["car", "sign"]);
        var shared = nn.Parameter(tensor([2f, -1f]));
        var weights = balancing.Backward([new("car", shared.square().sum()), new("sign", 3 * shared.sum())], [shared]);
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
        Assert.Equal([1.0], balancing.Backward([new("sign", 3 * shared.sum())], [shared]));
        Assert.Equal(3f, shared.grad!.item<float>());
        Assert.Empty(balancing.Backward([], [shared]));
    }

    [Fact]
    public void It_has_no_state()
    {
        using var balancing = Parts.Create<IBalancer>("equal", new EqualBalancerOptions()).Begin(["car"]);
        Assert.Empty(balancing.State());
    }
}
