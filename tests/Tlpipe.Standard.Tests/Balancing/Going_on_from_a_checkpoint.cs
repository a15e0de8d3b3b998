using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Balancing;

public sealed class Going_on_from_a_checkpoint
{
    private static readonly string[] Tasks = ["car", "sign"];

    [Theory]
    [InlineData("uncertainty", 4)]
    [InlineData("dwa", 5)]
    [InlineData("famo", 6)]
    [InlineData("gradnorm", 5)]
    [InlineData("fixed", 0)]
    [InlineData("gls", 0)]
    [InlineData("rlw", 0)]
    [InlineData("pcgrad", 0)]
    [InlineData("mgda", 0)]
    [InlineData("cagrad", 0)]
    [InlineData("imtl-g", 0)]
    [InlineData("nash", 0)]
    public void A_balancer_that_is_restored_goes_on_as_if_it_had_not_stopped(string method, int stateTensors)
    {
        using var scope = NewDisposeScope();
        using var whole = Begin(method);
        using var cut = Begin(method);
        for (long step = 0; step < 7; step++) Assert.Equal(Weights(whole, step), Weights(cut, step));
        var state = cut.State();
        Assert.Equal(stateTensors, state.Count);
        using var resumed = Begin(method);
        resumed.Restore(state);
        for (long step = 7; step < 14; step++) Assert.Equal(Weights(whole, step), Weights(resumed, step));
        if (stateTensors == 0) return;

        // And the state is needed: without it, it would go on otherwise.
        using var fresh = Begin(method);
        Assert.NotEqual(Weights(whole, 14), Weights(fresh, 14));
    }

    private static IBalancing Begin(string method)
    {
        var provider = Parts.Provider<IBalancer>(method);
        return provider.Create(Activator.CreateInstance(provider.OptionsType)!, new(Files: null!)).Begin(Tasks);
    }

    /// <summary>A step whose losses and gradients move from step to step.</summary>
    private static IReadOnlyList<double> Weights(IBalancing balancing, long step)
    {
        using var scope = NewDisposeScope();
        var shared = nn.Parameter(tensor([1 + (0.1f * step), 2f]));
        TaskLoss[] losses =
        [
            new("car", (shared.square().sum() * (5f / (step + 1))) + 1),
            new("sign", (shared.select(0, 0) - shared.select(0, 1)).square() * (step + 2)),
        ];
        return balancing.Backward(new(losses, [shared], new(step, 3, 10), RandomStream.FromSeed(step)));
    }
}
