using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Tests.Backbones;

/// <summary>What the planner and the trainer count on, for every backbone.</summary>
public sealed class BackboneContractTests
{
    private static readonly long[][] Texts = [[4, 9, 22, 1, 7], [3], [5, 6, 5, 6, 5, 6, 8, 12], [17, 2]];

    public static TheoryData<string> Names { get; } = new(Backbone.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_meta_device_gives_the_names_and_shapes_of_the_real_network(string name)
    {
        using var scope = NewDisposeScope();
        using var real = Backbone.Build(name);
        using var device = device_scope(META);
        using var planned = Backbone.Create(name).Build(Backbone.Input);
        Assert.All(planned.state_dict().Values, entry => Assert.True(entry.is_meta));
        Assert.Equal(Backbone.Describe(real), Backbone.Describe(planned));
    }

    [Theory]
    [InlineData("bag-of-embeddings", "embeddings pool")]
    [InlineData("text-cnn", "embeddings convolutions")]
    [InlineData("text-transformer", "embeddings encoder.0 encoder.1 pool")]
    [InlineData("bert", "embeddings encoder.0 encoder.1 encoder.2 pooler")]
    public void The_stages_have_their_names_and_hold_every_parameter_once(string name, string stages)
    {
        using var scope = NewDisposeScope();
        using var trunk = Backbone.Build(name);
        Assert.Equal(stages, string.Join(' ', trunk.Stages.Select(stage => stage.Name)));
        Assert.Equal(trunk.parameters(), trunk.Stages.SelectMany(stage => stage.Modules).SelectMany(module => module.parameters()));
    }

    [Theory]
    [InlineData("bag-of-embeddings", 6)]
    [InlineData("text-cnn", 8)]
    [InlineData("text-transformer", 8)]
    [InlineData("bert", 8)]
    public void Texts_of_any_length_give_one_vector_each(string name, long channels)
    {
        using var scope = NewDisposeScope();
        using var trunk = Backbone.Build(name);
        trunk.eval();
        Assert.Equal(new FeatureSignature(channels), Backbone.Create(name).Features(Backbone.Input));
        Assert.Equal([1, channels], trunk.call(Backbone.Batch([[3]])).shape);
        Assert.Equal([4, channels], trunk.call(Backbone.Batch(Texts)).shape);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_no_text_is_refused(string name)
    {
        var backbone = Backbone.Create(name);
        Assert.Null(backbone.Refuses(Backbone.Input));
        Assert.Null(backbone.Refuses(backbone.PreferredInput));
        Assert.Equal("it takes texts, int64 [any] of a vocabulary, and is given picture uint8 [3, 32, 32]", backbone.Refuses(InputSignature.Picture(32, 32)));
        Assert.Equal("it takes texts, int64 [any] of a vocabulary, and is given row float32 [4]", backbone.Refuses(InputSignature.Row(4)));
        Assert.Equal("it takes texts, int64 [any] of a vocabulary, and is given text int64 [any]", backbone.Refuses(new("text", ScalarType.Int64, [null])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Padding_changes_nothing_and_a_row_of_it_is_no_NaN(string name)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var trunk = Backbone.Build(name);
        trunk.eval();
        var tight = trunk.call(Backbone.Batch(Texts));
        var loose = trunk.call(Backbone.Batch([.. Texts, []], length: 12));
        Assert.True(allclose(tight, loose.narrow(0, 0, Texts.Length), rtol: 0, atol: 1e-6));
        Assert.True(loose.isfinite().all().item<bool>());
        for (var text = 0; text < Texts.Length; text++)
            Assert.True(allclose(tight.narrow(0, text, 1), trunk.call(Backbone.Batch([Texts[text]])), rtol: 0, atol: 1e-6));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stage_leaves_its_input_as_it_was(string name)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var trunk = Backbone.Build(name);
        trunk.eval();
        var activations = new Activations(Backbone.Batch(Texts));
        foreach (var stage in trunk.Stages)
        {
            var before = activations.Values.clone();
            var after = stage.Forward(activations);
            Assert.True(before.equal(activations.Values), stage.Name);
            activations = after;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Traced_at_one_size_it_runs_at_another(string name)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var trunk = Backbone.Build(name);
        trunk.eval();
        var (few, many) = (Backbone.Batch([[5, 6, 7], [2]]), Backbone.Batch(Texts));
        using var traced = jit.trace(trunk, few, check_example: many);
        using var frozen = jit.freeze(traced);
        using var optimized = jit.optimize_for_inference(frozen);
        foreach (var program in new[] { traced, frozen, optimized })
            foreach (var texts in new[] { few, many, Backbone.Batch([[9]]) })
                Assert.True(allclose(trunk.call(texts), program.call(texts), rtol: 0, atol: 1e-5));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_draws_the_same_parameters(string name)
    {
        using var scope = NewDisposeScope();
        using var first = Backbone.Build(name, seed: 3);
        using var again = Backbone.Build(name, seed: 3);
        using var other = Backbone.Build(name, seed: 4);
        Assert.All(first.parameters().Zip(again.parameters()), pair => Assert.True(pair.First.equal(pair.Second)));
        Assert.False(first.parameters().First().equal(other.parameters().First()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_training_step_reaches_every_parameter_and_leaves_no_tensor_behind(string name)
    {
        using var scope = NewDisposeScope();
        using var trunk = Backbone.Build(name);
        trunk.train();
        var texts = Backbone.Batch(Texts);
        var before = scope.DisposablesCount;
        using (NewDisposeScope()) trunk.call(texts).square().sum().backward();
        Assert.Equal(before, scope.DisposablesCount);
        Assert.All(trunk.named_parameters(), entry => Assert.NotNull(entry.parameter.grad));
    }
}
