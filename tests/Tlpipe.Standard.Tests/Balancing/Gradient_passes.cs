using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Standard.Tests.Balancing;

/// <summary>What the balancers of gradients do with tensors: which gradients they leave where.</summary>
public sealed class Gradient_passes
{
    public static TheoryData<string> Methods => ["pcgrad", "mgda", "cagrad", "imtl-g", "nash", "gradnorm"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Shared_parameters_get_the_weighted_sum_and_heads_the_mean(string method)
    {
        using var scope = NewDisposeScope();
        var net = new Net();
        using var balancing = Begin(method, "car", "sign");
        var weights = balancing.Backward(net.Step("car", "sign"));
        var (car, sign) = (net.GradientOf("car"), net.GradientOf("sign"));
        for (var i = 0; i < 3; i++) AssertClose((weights[0] * car[i]) + (weights[1] * sign[i]), net.Shared(i));
        AssertClose(0.5 * net.Features(), net.Heads["car"].grad!.item<float>());
        AssertClose(0.5 * net.Features(), net.Heads["sign"].grad!.item<float>());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void They_add_to_the_gradients_that_are_there(string method)
    {
        using var scope = NewDisposeScope();
        var (once, twice) = (new Net(), new Net());
        using var first = Begin(method, "car", "sign");
        using var second = Begin(method, "car", "sign");
        first.Backward(once.Step("car", "sign"));
        twice.Trunk.grad = tensor([10f, 20f]);
        twice.Heads["car"].grad = tensor([30f]);
        second.Backward(twice.Step("car", "sign"));
        AssertClose(once.Shared(0) + 10, twice.Shared(0));
        AssertClose(once.Shared(1) + 20, twice.Shared(1));
        AssertClose(once.Heads["car"].grad!.item<float>() + 30, twice.Heads["car"].grad!.item<float>());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_parameter_that_no_loss_reaches_keeps_what_it_had(string method)
    {
        using var scope = NewDisposeScope();
        var net = new Net();
        Parameter idle = nn.Parameter(tensor([1f])), waiting = nn.Parameter(tensor([1f]));
        waiting.grad = tensor([5f]);
        using var balancing = Begin(method, "car", "sign");
        var step = net.Step("car", "sign");
        balancing.Backward(step with { Shared = [idle, .. step.Shared, waiting] });
        Assert.Null(idle.grad);
        Assert.Equal(5f, waiting.grad!.item<float>());
        Assert.NotNull(net.Trunk.grad);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void One_task_alone_or_a_frozen_trunk_is_as_under_equal(string method)
    {
        using var scope = NewDisposeScope();
        using var balancing = Begin(method, "car", "sign");
        var net = new Net();
        Assert.Equal([1.0], balancing.Backward(net.Step("sign")));
        AssertClose(net.GradientOf("sign")[0], net.Shared(0));
        Assert.Empty(balancing.Backward(net.Step()));

        var frozen = new Net();
        Assert.Equal([0.5, 0.5], balancing.Backward(frozen.Step("car", "sign") with { Shared = [] }));
        AssertClose(0.5 * frozen.Features(), frozen.Heads["car"].grad!.item<float>());

        using var single = Begin(method, "car");
        var lone = new Net();
        Assert.Equal([1.0], single.Backward(lone.Step("car")));
        AssertClose(lone.GradientOf("car")[0], lone.Shared(0));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_gradient_that_is_no_number_stops_training(string method)
    {
        using var scope = NewDisposeScope();
        using var balancing = Begin(method, "car", "sign");
        var shared = nn.Parameter(tensor([0f]));
        // The root of 0 has an infinite slope, times 0.
        var step = new BalancingStep([new("car", shared.sum()), new("sign", (0 * shared).sqrt().sum())], [shared], new(0, 1, 1), RandomStream.FromSeed(1));
        var error = Assert.Throws<DiagnosticException>(() => balancing.Backward(step));
        Assert.Contains("TLP5018: training diverged: the gradient of task 'sign'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pcgrad")]
    [InlineData("cagrad")]
    public void Without_conflict_or_room_the_step_is_that_of_equal(string method)
    {
        using var scope = NewDisposeScope();
        var (own, equal) = (new Net(conflict: false), new Net(conflict: false));
        using var balancing = method == "cagrad" ? Parts.Create<IBalancer>(method, new Standard.Balancing.CagradBalancerOptions { C = 0 }).Begin(["car", "sign"]) : Begin(method, "car", "sign");
        using var mean = Begin("equal", "car", "sign");
        balancing.Backward(own.Step("car", "sign"));
        mean.Backward(equal.Step("car", "sign"));
        for (var i = 0; i < 3; i++) AssertClose(equal.Shared(i), own.Shared(i));
    }

    [Fact]
    public void Gradnorm_weighs_the_heads_too()
    {
        using var scope = NewDisposeScope();
        using var balancing = Begin("gradnorm", "car", "sign");
        balancing.Backward(new Net().Step("car", "sign"));
        var net = new Net();
        var weights = balancing.Backward(net.Step("car", "sign"));
        Assert.NotEqual(0.5, weights[0]);
        AssertClose(weights[0] * net.Features(), net.Heads["car"].grad!.item<float>());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void They_leave_no_native_tensor_behind(string method)
    {
        using var balancing = Begin(method, "car", "sign");
        using var scope = NewDisposeScope();
        var net = new Net();
        var step = net.Step("car", "sign");
        var before = scope.DisposablesCount;
        balancing.Backward(step);
        Assert.Equal(before, scope.DisposablesCount);
    }

    private static IBalancing Begin(string method, params string[] tasks)
    {
        var provider = Parts.Provider<IBalancer>(method);
        return provider.Create(Activator.CreateInstance(provider.OptionsType)!, new(Files: null!)).Begin(tasks);
    }

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-4 * Math.Max(1, Math.Abs(expected)));

    /// <summary>Two shared parameters, a head of one number for each task.</summary>
    private sealed class Net(bool conflict = true)
    {
        public Parameter Trunk { get; } = nn.Parameter(tensor([1f, -2f]));

        public Parameter Bias { get; } = nn.Parameter(tensor([0.5f]));

        public Dictionary<string, Parameter> Heads { get; } = new() { ["car"] = nn.Parameter(tensor([3f])), ["sign"] = nn.Parameter(tensor([conflict ? -2f : 2f])) };

        public BalancingStep Step(params string[] tasks) =>
            new([.. tasks.Select(task => new TaskLoss(task, Loss(task)))], [Trunk, Bias], new(0, 4, 2), RandomStream.FromSeed(1));

        /// <summary>The number that the heads multiply.</summary>
        public double Features() => Feature().item<float>();

        public double Shared(int i) => i < 2 ? Trunk.grad!.data<float>()[i] : Bias.grad!.item<float>();

        /// <summary>The gradient of a task's loss by the three shared numbers.</summary>
        public double[] GradientOf(string task)
        {
            var parts = autograd.grad([Loss(task)], [Trunk, Bias]);
            return [parts[0]!.data<float>()[0], parts[0]!.data<float>()[1], parts[1]!.item<float>()];
        }

        private Tensor Feature() => Trunk.square().sum() + Bias.sum();

        // By trunk and bias: (8, -12, 3), and (-4, 9, -2) with conflict or (4, -7, 2) without.
        private Tensor Loss(string task) => (Heads[task] * Feature()).sum() + (task == "car" ? (2 * Trunk.select(0, 0)) + 10 : Trunk.select(0, 1) + 30);
    }
}
