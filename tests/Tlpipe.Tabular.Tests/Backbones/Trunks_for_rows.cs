using Tlpipe.Abstractions;
using Tlpipe.Tabular.Backbones.Mlp;
using Tlpipe.Tabular.Backbones.ResNetMlp;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Tabular.Tests.Backbones;

/// <summary>What the planner and the trainer count on, for every backbone.</summary>
public sealed class Trunks_for_rows
{
    private const long Width = 7;

    public static TheoryData<string> Names { get; } = new("mlp", "resnet-mlp");

    [Theory]
    [MemberData(nameof(Names))]
    public void The_meta_device_gives_the_names_and_shapes_of_the_real_network(string name)
    {
        using var scope = NewDisposeScope();
        using var real = Build(name);
        using var device = device_scope(META);
        using var planned = Build(name);
        Assert.All(planned.state_dict().Values, entry => Assert.True(entry.is_meta));
        Assert.Equal(Shapes(real), Shapes(planned));
    }

    [Theory]
    [InlineData("mlp", "blocks.0 blocks.1", "blocks.0.linear.weight blocks.0.linear.bias blocks.1.linear.weight blocks.1.linear.bias")]
    [InlineData("resnet-mlp", "stem blocks.0 last", "first_layer.weight first_layer.bias blocks.0.normalization.weight blocks.0.normalization.bias blocks.0.linear_first.weight blocks.0.linear_first.bias blocks.0.linear_second.weight blocks.0.linear_second.bias head.normalization.weight head.normalization.bias")]
    public void Stages_and_parameters_have_the_names_of_the_published_network(string name, string stages, string parameters)
    {
        using var scope = NewDisposeScope();
        using var trunk = Build(name);
        Assert.Equal(stages, string.Join(' ', trunk.Stages.Select(stage => stage.Name)));
        Assert.Equal(parameters, string.Join(' ', trunk.named_parameters().Select(entry => entry.name)));
        var modules = trunk.Stages.SelectMany(stage => stage.Modules).ToList();
        Assert.Equal(trunk.parameters(), modules.SelectMany(module => module.parameters()));
        Assert.Equal(trunk.buffers(), modules.SelectMany(module => module.buffers()));
    }

    [Fact]
    public void The_published_last_layers_are_cut_off()
    {
        Assert.Null(Backbone("mlp").MapCheckpointName("head.weight"));
        Assert.Null(Backbone("resnet-mlp").MapCheckpointName("head.linear.weight"));
        Assert.Equal("head.normalization.weight", Backbone("resnet-mlp").MapCheckpointName("head.normalization.weight"));
    }

    [Theory]
    [InlineData("mlp", 3)]
    [InlineData("resnet-mlp", 6)]
    public void A_row_gives_one_vector(string name, long channels)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var backbone = Backbone(name);
        Assert.Null(backbone.Refuses(InputSignature.Row(Width)));
        Assert.Equal(new FeatureSignature(channels), backbone.Features(InputSignature.Row(Width)));
        using var trunk = Build(name);
        trunk.eval();
        Assert.Equal([4, channels], trunk.call(randn([4, Width])).shape);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_no_row_is_refused(string name)
    {
        Assert.Equal("it takes rows of a table, float32 [width], and is given text int64 [any] of 9", Backbone(name).Refuses(InputSignature.Text(9)));
        Assert.Equal("it takes rows of a table, float32 [width], and is given row float32 [0]", Backbone(name).Refuses(InputSignature.Row(0)));
    }

    [Fact]
    public void Resnet_mlp_computes_what_is_published()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var trunk = Build("resnet-mlp");
        trunk.eval();
        var state = trunk.state_dict();
        var rows = randn([5, Width]);
        // A fresh BatchNorm in evaluation divides by sqrt(1 + eps).
        Tensor Normalized(Tensor x) => x / Math.Sqrt(1 + 1e-5);
        Tensor Linear(Tensor x, string name) => x.matmul(state[$"{name}.weight"].t()) + state[$"{name}.bias"];
        var x = Linear(rows, "first_layer");
        x += Linear(Linear(Normalized(x), "blocks.0.linear_first").relu(), "blocks.0.linear_second");
        Assert.True(allclose(Normalized(x).relu(), trunk.call(rows), rtol: 1e-5, atol: 1e-6));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_training_step_reaches_every_parameter_and_leaves_inputs_and_no_tensor_behind(string name)
    {
        using var scope = NewDisposeScope();
        using var trunk = Build(name);
        trunk.train();
        var rows = randn([16, Width]);
        var before = rows.clone();
        var count = scope.DisposablesCount;
        using (NewDisposeScope()) trunk.call(rows).square().sum().backward();
        Assert.Equal(count, scope.DisposablesCount);
        Assert.True(allclose(before, rows, rtol: 0, atol: 0));
        Assert.All(trunk.named_parameters(), entry => Assert.NotNull(entry.parameter.grad));
    }

    [Fact]
    public void Layers_of_an_mlp_have_a_width()
    {
        Assert.Empty(new MlpOptions { Layers = [8] }.Validate(new(new object())));
        Assert.Equal(
            "'layers' is [8, 0]; write the width of 1 to 32 layers, each from 1 to 8192, such as [256, 128]",
            Assert.Single(new MlpOptions { Layers = [8, 0] }.Validate(new(new object()))).ErrorMessage);
    }

    private static IBackbone Backbone(string name) => name == "mlp"
        ? new MlpBackbone(new() { Layers = [5, 3], Dropout = 0.5 })
        : new ResNetMlpBackbone(new() { Width = 6, Depth = 1 });

    private static Trunk Build(string name)
    {
        manual_seed(1);
        return Backbone(name).Build(InputSignature.Row(Width));
    }

    private static IEnumerable<string> Shapes(Trunk trunk) => trunk.state_dict().Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.shape)}]");
}
