using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Tests;

public sealed class Training_agrees_with_PyTorch
{
    private static readonly Dictionary<string, Func<Sequential, optim.Optimizer>> Optimizers = new(StringComparer.Ordinal)
    {
        ["sgd"] = net => optim.SGD(net.parameters(), 0.1),
        ["sgd_momentum"] = net => optim.SGD([
            new(Trunk(net), new() { LearningRate = 0.05, momentum = 0.9, weight_decay = 1e-2 }),
            new(net.get_submodule("fc").parameters(), new() { LearningRate = 0.2, momentum = 0.9 })]),
        ["sgd_nesterov"] = net => optim.SGD(net.parameters(), 0.05, momentum: 0.8, nesterov: true),
        ["sgd_dampening"] = net => optim.SGD(net.parameters(), 0.05, momentum: 0.8, dampening: 0.5),
        ["adam"] = net => optim.Adam([
            new(Trunk(net), new() { LearningRate = 0.01, weight_decay = 1e-2 }),
            new(net.get_submodule("fc").parameters(), new() { LearningRate = 0.05, weight_decay = 1e-2 })]),
        ["adamw"] = net => optim.AdamW([
            new(Trunk(net), new() { LearningRate = 0.01, weight_decay = 0.1 }),
            new(net.get_submodule("fc").parameters(), new() { LearningRate = 0.05, weight_decay = 0.1 })]),
    };

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Losses_and_gradient_norms_of(string name)
    {
        using var network = Samples.WaveNetwork();
        using var optimizer = Optimizers[name](network);

        Samples.AssertClose(Reference.Numbers("losses", name), [.. Enumerable.Range(0, 8).SelectMany(step => Step(network, optimizer, step))], 5e-5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_goes_on_from_its_saved_state_bit_by_bit(string name)
    {
        using var network = Samples.WaveNetwork();
        using var optimizer = Optimizers[name](network);
        for (var step = 0; step < 3; step++) Step(network, optimizer, step);

        using var copy = Samples.Network();
        copy.load_state_dict(network.state_dict());
        using var other = Optimizers[name](copy);
        optimizer.ParamGroups[0].LearningRate = 0.03;
        other.load_state_dict(optimizer.state_dict());

        for (var step = 3; step < 6; step++) Assert.Equal(Step(network, optimizer, step), Step(copy, other, step));
        Assert.Equal(0.03, other.ParamGroups[0].LearningRate);
    }

    [Fact]
    public void A_training_loop_leaves_no_handle_behind()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = LiveHandles;
        using (var network = Samples.WaveNetwork())
        using (var optimizer = optim.AdamW(network.parameters()))
        {
            Step(network, optimizer, 0);
            var afterOne = LiveHandles;
            for (var step = 1; step < 20; step++) Step(network, optimizer, step);
            Assert.Equal(afterOne, LiveHandles);
        }
        Assert.Equal(before, LiveHandles);
    }

    [Fact]
    public void A_parameter_in_two_groups_is_refused()
    {
        using var network = Samples.Network();
        var error = Assert.Throws<ArgumentException>(() => optim.SGD([new(network.parameters(), new()), new(network.parameters(), new())]));
        Assert.Equal("a parameter is in more than one parameter group (Parameter 'group')", error.Message);
    }

    private static IEnumerable<Parameter> Trunk(Sequential net) =>
        [.. net.get_submodule("conv").parameters(), .. net.get_submodule("bn").parameters()];

    private static double[] Step(Sequential network, optim.Optimizer optimizer, int step)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var loss = functional.cross_entropy(network.call(Samples.Wave([6, 3, 5, 5], step)), arange(6).remainder(3));
        loss.backward();
        var norm = utils.clip_grad_norm_(network.parameters(), 0.5);
        optimizer.step();
        return [loss.item<double>(), norm];
    }
}
