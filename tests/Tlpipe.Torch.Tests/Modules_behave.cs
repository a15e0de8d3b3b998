using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Tests;

public sealed class Modules_behave : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    private abstract class WithStem(string name) : Module<Tensor, Tensor>(name)
    {
        protected readonly Linear stem = Linear(2, 2);
    }

    private sealed class Custom : WithStem
    {
        private readonly Parameter scale = nn.Parameter(ones(1));
        private readonly Tensor mean = zeros(1);
        [ComponentName(Name = "classifier")] private readonly Linear _last = Linear(2, 1);
        private readonly Module? _absent = null;

        public Custom() : base("Custom") => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var hidden = stem.call(input);
            using var centred = hidden - mean;
            using var scaled = centred * scale;
            return _absent is null ? _last.call(scaled) : throw new InvalidOperationException();
        }
    }

    [Fact]
    public void Components_are_registered_in_the_order_of_declaration()
    {
        using var module = new Custom();
        Assert.Equal(["scale", "mean", "stem.weight", "stem.bias", "classifier.weight", "classifier.bias"], module.state_dict().Keys);
        Assert.Equal(["stem", "classifier"], module.named_children().Select(c => c.name));
        Assert.Equal(["mean"], module.named_buffers().Select(b => b.name));
        Assert.Equal([3, 1], module.call(ones(3, 2)).shape);
    }

    [Fact]
    public void Training_and_learning_reach_everything_below()
    {
        using var network = Samples.Network();
        network.eval();
        Assert.All(network.modules(), module => Assert.False(module.training));
        network.train();
        Assert.All(network.modules(), module => Assert.True(module.training));
        network.requires_grad_(false);
        Assert.All(network.parameters(), parameter => Assert.False(parameter.requires_grad));
        Assert.Equal("Sequential has no submodule 'head'", Assert.Throws<ArgumentException>(() => network.get_submodule("head")).Message.Split(" (")[0]);
    }

    [Fact]
    public void BatchNorm_moves_its_statistics_only_while_training()
    {
        using var norm = BatchNorm2d(2);
        norm.call(Samples.Wave([2, 2, 3, 3]));
        var moved = norm.running_mean!.ToArray<float>();
        Assert.NotEqual([0, 0], moved);
        Assert.Equal(1, norm.num_batches_tracked!.item<long>());
        norm.eval();
        norm.call(Samples.Wave([2, 2, 3, 3]));
        Assert.Equal(moved, norm.running_mean.ToArray<float>());
    }

    [Fact]
    public void A_convolution_over_time_pads_as_it_is_told()
    {
        using var around = Conv1d(2, 1, 3, padding: 1, padding_mode: PaddingModes.Circular);
        var input = Samples.Wave([1, 2, 4]);
        var padded = cat([input.narrow(2, 3, 1), input, input.narrow(2, 0, 1)], 2);
        Samples.AssertClose(Samples.Numbers(functional.conv1d(padded, around.weight, around.bias)), Samples.Numbers(around.call(input)));
        Assert.Equal([1, 1, 2], Conv1d(2, 1, 3, stride: 2, padding: 1).call(input).shape);
        Assert.StartsWith("3 groups divide neither 4 input nor 6 output channels evenly", Assert.Throws<ArgumentException>(() => Conv1d(4, 6, 3, groups: 3)).Message);
    }

    [Fact]
    public void Conversions_keep_the_parameters_objects_and_what_they_learn()
    {
        using var network = Samples.WaveNetwork();
        network.eval();
        network.get_submodule("fc").requires_grad_(false);
        var (input, parameters) = (Samples.Wave([2, 3, 6, 6]), network.parameters().ToArray());
        var expected = Samples.Numbers(network.call(input));

        using (inference_mode()) network.to(channels_last).to(float64);

        Assert.True(parameters.SequenceEqual(network.parameters()));
        Assert.Equal([true, true, true, false, false], parameters.Select(p => p.requires_grad));
        Assert.Equal([27, 1, 9, 3], parameters[0].stride());
        Assert.Equal(ScalarType.Int64, network.state_dict()["bn.num_batches_tracked"].dtype);
        var output = network.call(input.to(float64));
        Samples.AssertClose(expected, Samples.Numbers(output));
        output.sum().backward();
        Assert.NotNull(parameters[0].grad);
    }

    [Fact]
    public void A_sequence_in_inference_mode_holds_only_its_result()
    {
        using var network = Sequential(Linear(2, 2), ReLU(), Identity(), Dropout(), ReLU(inplace: true), Linear(2, 2));
        using var mode = inference_mode();
        var input = ones(1, 2);
        var before = LiveHandles;
        network.call(input);
        Assert.Equal(before + 1, LiveHandles);
        Assert.False(input.IsInvalid);
    }

    [Fact]
    public void Lists_and_dictionaries_of_modules_have_names()
    {
        using var list = ModuleList(Linear(1, 1, hasBias: false), Linear(1, 1, hasBias: false));
        using var named = ModuleDict(("car", Linear(1, 1, hasBias: false)));
        Assert.Equal(["0.weight", "1.weight"], list.state_dict().Keys);
        Assert.Equal(["car.weight"], named.state_dict().Keys);
        Assert.Equal("ModuleDict already has a component 'car' (Parameter 'name')", Assert.Throws<ArgumentException>(() => named.Add("car", list[0])).Message);
        Assert.Equal("'a.b' is no name for a component of ModuleDict: a name has no dot and is not empty (Parameter 'name')", Assert.Throws<ArgumentException>(() => named.Add("a.b", list[0])).Message);
    }

    [Fact]
    public void Weights_load_where_names_are_missing_if_that_is_allowed()
    {
        using var from = Samples.WaveNetwork();
        using var to = Samples.Network();
        var state = from.state_dict();
        state.Remove("fc.bias");
        state["extra"] = ones(1);
        var (missing, unexpected) = to.load_state_dict(state, strict: false);
        Assert.Equal(["fc.bias"], missing);
        Assert.Equal(["extra"], unexpected);
        Assert.True(to.state_dict()["fc.weight"].equal(from.state_dict()["fc.weight"]));
    }
}
