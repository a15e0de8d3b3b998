using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Tests.Planning;

public sealed class Planning_weights(PlanningFixture planning) : IClassFixture<PlanningFixture>
{
    private static readonly string WithWeights = PlanningFixture.Model.Replace("width: 8", "width: 8, weights: WEIGHTS");

    [Fact]
    public void A_checkpoint_is_matched_by_name_and_its_old_last_layer_left_behind()
    {
        var file = planning.WriteWeights("fitting.safetensors", ("layer.weight", [8, 4]), ("layer.bias", [8]), ("classifier.weight", [1000, 8]));

        var weights = planning.Plan(WithWeights.Replace("WEIGHTS", "fitting.safetensors")).Weights!;

        Assert.Equal("fitting.safetensors", weights.Source);
        Assert.Equal(file, weights.Path);
        Assert.Equal(Digest.Of(File.ReadAllBytes(file)), weights.Digest);
        Assert.Equal(new Dictionary<string, string> { ["layer.weight"] = "layer.weight", ["layer.bias"] = "layer.bias" }, weights.Names);
        Assert.Equal(["classifier.weight"], weights.Dropped);
        Assert.Null(weights.Upstream);
    }

    [Fact]
    public void A_model_that_was_trained_here_gives_its_trunk()
    {
        planning.WriteWeights("model.safetensors", ("trunk.layer.weight", [8, 4]), ("trunk.layer.bias", [8]), ("heads.kind.weight", [2, 8]));

        var weights = planning.Plan(WithWeights.Replace("WEIGHTS", "model.safetensors")).Weights!;

        Assert.Equal("trunk.layer.weight", weights.Names["layer.weight"]);
        Assert.Equal(["heads.kind.weight"], weights.Dropped);
    }

    [Fact]
    public void What_is_missing_extra_or_of_another_shape_is_listed_by_name()
    {
        planning.WriteWeights("other.safetensors", ("layer.weight", [9, 4]), ("stem.bias", [3]));

        Assert.Equal(
            "m.model.yaml(3,49): error TLP4009: weights 'other.safetensors': does not fit backbone 'perceptron': 1 missing (layer.bias), 1 extra (stem.bias), 1 of another shape (layer.weight is [9, 4], wanted [8, 4]). Use weights of this architecture, or the backbone they were made for",
            planning.Errors(WithWeights.Replace("WEIGHTS", "other.safetensors")));
    }

    [Fact]
    public void Tokens_that_they_do_not_know_are_rows_that_the_weights_lack()
    {
        planning.WriteWeights("six.safetensors", ("layer.weight", [6, 4]), ("layer.bias", [6]));
        var model = WithWeights.Replace("WEIGHTS", "six.safetensors, rowsAreTokens: true").Replace("size: 4", "size: 4, added: 2");

        Assert.Equal(2, planning.Plan(model + "\ntraining: { strategy: full }").Weights!.AddedTokens);
        Assert.Equal(0, planning.Plan(PlanningFixture.Model).Weights?.AddedTokens ?? 0);
        Assert.Equal(
            "m.model.yaml(3,49): error TLP4009: weights 'six.safetensors': does not fit backbone 'perceptron': 2 of another shape (layer.weight is [6, 4], wanted [5, 4], layer.bias is [6], wanted [5]). Use weights of this architecture, or the backbone they were made for",
            planning.Errors(model.Replace("added: 2", "added: 3") + "\ntraining: { strategy: full }"));
        Assert.Equal(
            "m.model.yaml(5,27): error TLP1092: the data set 'kind' has 2 tokens that 'six.safetensors' doesn't know, but strategy 'frozen' never trains 'layer', so that they would stay random; train that stage, or let the data set take the tokens of the weights alone",
            planning.Errors(model + "\ntraining: { strategy: frozen }"));
        Assert.Equal(
            "m.model.yaml(5,27): error TLP1091: the data set 'kind' has 1 token that 'six.safetensors' doesn't know, and backbone 'perceptron' doesn't say which of its parameters have a row for each token, so they can't grow; let the data set take the tokens of the weights alone, or use a backbone that names them",
            planning.Errors(model.Replace(", rowsAreTokens: true", "").Replace("added: 2", "added: 1") + "\ntraining: { strategy: full }"));
    }

    [Fact]
    public void A_file_that_is_absent_or_no_checkpoint_is_told_at_the_weights()
    {
        planning.Folder.Write("text.pth", "hello");

        Assert.Equal(
            "m.model.yaml(3,49): error TLP4001: weights '$(data)/absent.pth' (looked at absent.pth): cannot be read: there is no such file",
            planning.Errors(WithWeights.Replace("WEIGHTS", "$(data)/absent.pth"), options => PlanningFixture.WithRoot(options, "data", planning.Folder.Path)));
        Assert.Equal(
            "m.model.yaml(3,49): error TLP4002: weights 'text.pth': not a file of weights: it begins with 'hello'; expected a PyTorch checkpoint (.pth, .th) or safetensors",
            planning.Errors(WithWeights.Replace("WEIGHTS", "text.pth")));
    }

    [Fact]
    public void Another_model_file_is_planned_as_well_and_its_trunk_taken()
    {
        planning.Folder.Write("base/base.model.yaml", PlanningFixture.Model.Replace("model: points", "model: base"));

        var plan = planning.Plan(WithWeights.Replace("WEIGHTS", "base/base.model.yaml"));

        var upstream = plan.Weights!.Upstream!;
        Assert.Equal("base", upstream.Spec.Name);
        Assert.Equal(planning.Folder.Combine("models", "base", "1.0.0", "model.safetensors"), plan.Weights.Path);
        Assert.Equal(upstream.Keys.Training, plan.Weights.Digest);
        Assert.Equal("trunk.layer.weight", plan.Weights.Names["layer.weight"]);
        Assert.Equal(["heads.kind.weight", "heads.kind.bias"], plan.Weights.Dropped);
    }

    [Fact]
    public void An_upstream_model_of_another_architecture_does_not_fit()
    {
        planning.Folder.Write("base.model.yaml", PlanningFixture.Model.Replace("width: 8", "width: 9"));

        Assert.Equal(
            "m.model.yaml(3,49): error TLP1039: the weights of 'base.model.yaml' don't fit: its backbone 'perceptron' and this backbone 'perceptron' differ: layer.weight is [9, 4], wanted [8, 4], layer.bias is [9], wanted [8]. Use the same backbone with the same options",
            planning.Errors(WithWeights.Replace("WEIGHTS", "base.model.yaml")));
    }

    [Fact]
    public void What_they_must_hold_is_not_guessed_where_the_data_set_is_wrong()
    {
        const string Wrong = "size: 6, path: absent.csv";
        planning.Folder.Write("rows.model.yaml", PlanningFixture.Model.Replace("size: 4", "size: 6"));
        planning.Folder.Write("wide.model.yaml", PlanningFixture.Model.Replace("size: 4", "size: 6").Replace("width: 8", "width: 9"));
        planning.WriteWeights("rows.safetensors", ("layer.weight", [8, 6]), ("layer.bias", [8]));

        foreach (var weights in new[] { "rows.model.yaml", "rows.safetensors" })
        {
            var error = planning.Errors(WithWeights.Replace("WEIGHTS", weights).Replace("size: 4", Wrong));
            Assert.StartsWith("m.model.yaml(5,", error, StringComparison.Ordinal);
            Assert.EndsWith("error TLP3777: there is no file 'absent.csv'", error, StringComparison.Ordinal);
        }

        Assert.Contains(
            "differ: layer.weight is [9, 6], wanted [8, 6], layer.bias is [9], wanted [8]. Use",
            planning.Errors(WithWeights.Replace("WEIGHTS", "wide.model.yaml").Replace("size: 4", Wrong)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_an_upstream_model_are_told_in_its_own_file()
    {
        planning.Folder.Write("base/broken.model.yaml", PlanningFixture.Model.Replace("head: vote", "head: vtoe"));

        Assert.Equal(
            """
            m.model.yaml(3,49): error TLP1040: the weights come from 'base/broken.model.yaml', which can't be planned; see its own errors
            base/broken.model.yaml(5,52): error TLP2001: there is no head 'vtoe'; did you mean 'vote'? Available: vote
            """,
            string.Join('\n', planning.Errors(WithWeights.Replace("WEIGHTS", "base/broken.model.yaml")).Split('\n').OrderDescending(StringComparer.Ordinal)));
    }

    [Fact]
    public void Models_that_take_their_weights_from_each_other_are_an_error_that_names_the_circle()
    {
        planning.Folder.Write("a.model.yaml", WithWeights.Replace("WEIGHTS", "b.model.yaml"));
        planning.Folder.Write("b.model.yaml", WithWeights.Replace("WEIGHTS", "a.model.yaml"));

        var errors = planning.Errors(WithWeights.Replace("WEIGHTS", "a.model.yaml")).Split('\n');

        Assert.Equal(
            "b.model.yaml(3,49): error TLP1038: these model files take their weights from each other in a circle: a.model.yaml -> b.model.yaml -> a.model.yaml; one of them must start from a checkpoint or at random",
            Assert.Single(errors, error => error.Contains("TLP1038", StringComparison.Ordinal)));
        Assert.Equal(3, errors.Length);
    }
}
