using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Tests.Planning;

public sealed class Paths_of_a_project(PlanningFixture planning) : IClassFixture<PlanningFixture>
{
    private static readonly string WithPath = PlanningFixture.Model.Replace("use: points, size: 4", "use: points, size: 4, path: PATH");

    [Theory]
    [InlineData("../data.csv")]
    [InlineData("sub/../../data.csv")]
    [InlineData("../app-data/data.csv")]
    public void A_relative_path_that_leaves_the_project_is_an_error_at_its_place(string path)
    {
        planning.Folder.Write("data.csv", "1");
        planning.Folder.Write("app-data/data.csv", "1");

        Assert.Equal(
            $"app/m.model.yaml(5,50): error TLP1043: 'path' leads out of the project ('{path}'), so that a clone of it would lack what is there; use a root: write $(NAME)/… and say with <TlpipeDataRoot Include=\"NAME\" Path=\"…\" /> where it lies",
            Errors(WithPath.Replace("PATH", path)));
    }

    [Fact]
    public void Paths_that_stay_in_it_are_fine_and_so_are_roots()
    {
        planning.Folder.Write("data.csv", "1");
        planning.Folder.Write("app/data.csv", "1");

        foreach (var path in new[] { "data.csv", "models/../data.csv", "../app/data.csv", "$(data)/data.csv" })
            Assert.Empty(OfPaths(Plan(WithPath.Replace("PATH", path))));
    }

    [Fact]
    public void A_full_path_is_a_warning_at_its_place_as_another_machine_lacks_it()
    {
        const string why = "is a full path, which only this machine has; use a root: write $(NAME)/… and say with <TlpipeDataRoot Include=\"NAME\" Path=\"…\" /> where it lies";
        var data = WithPath.Replace("PATH", planning.Folder.Write("data.csv", "1"));
        Assert.Equal($"(5,50): warning TLP1046: 'path' {why}", WarningOf(Plan(data)));

        var weights = planning.WriteWeights("fitting.safetensors", ("layer.weight", [8, 4]), ("layer.bias", [8]));
        Assert.Equal($"(3,49): warning TLP1046: 'backbone.weights' {why}", WarningOf(Plan(PlanningFixture.Model.Replace("width: 8", $"width: 8, weights: {weights}"))));

        var model = planning.Folder.Write("app/full/base.model.yaml", PlanningFixture.Model.Replace("model: points", "model: base"));
        Assert.Equal($"(3,49): warning TLP1046: 'backbone.weights' {why}", WarningOf(Plan(PlanningFixture.Model.Replace("width: 8", $"width: 8, weights: {model}"))));

        Assert.Empty(OfPaths(planning.Plan(data, file: "app/m.model.yaml")));
    }

    [Fact]
    public void Without_a_project_nothing_is_asked_of_paths()
    {
        planning.Folder.Write("data.csv", "1");

        Assert.NotNull(planning.Plan(WithPath.Replace("PATH", "../data.csv"), file: "app/m.model.yaml"));
    }

    [Fact]
    public void A_checkpoint_outside_is_an_error_too()
    {
        planning.WriteWeights("fitting.safetensors", ("layer.weight", [8, 4]), ("layer.bias", [8]));

        Assert.StartsWith(
            "app/m.model.yaml(3,49): error TLP1043: 'backbone.weights' leads out of the project ('../fitting.safetensors'), so",
            Errors(PlanningFixture.Model.Replace("width: 8", "width: 8, weights: ../fitting.safetensors")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../base/base.model.yaml")]
    [InlineData("$(data)/base/base.model.yaml")]
    public void A_model_file_outside_belongs_to_a_project_that_must_be_referenced(string weights)
    {
        planning.Folder.Write("base/base.model.yaml", PlanningFixture.Model.Replace("model: points", "model: base"));

        Assert.Equal(
            $"app/m.model.yaml(3,49): error TLP1045: the model file '{weights}' belongs to no project that this one references; add a ProjectReference to the project that builds it",
            Errors(PlanningFixture.Model.Replace("width: 8", $"width: 8, weights: {weights}")));
    }

    [Fact]
    public void A_model_that_a_reference_should_have_built_and_did_not_is_an_error()
    {
        var file = planning.Folder.Write("base/base.model.yaml", PlanningFixture.Model.Replace("model: points", "model: base"));

        Assert.Equal(
            "app/m.model.yaml(3,49): error TLP1045: the model of '../base/base.model.yaml', which the weights come from, is not built as it should be: the manifest cannot be read: there is no such file (looked at base/obj); build the referenced project that it belongs to first",
            Errors(
                PlanningFixture.Model.Replace("width: 8", "width: 8, weights: ../base/base.model.yaml"),
                options => options with { BuiltModels = new Dictionary<string, string> { [file] = planning.Folder.Combine("base/obj") } }));
    }

    [Fact]
    public void Models_of_a_project_differ_in_name_whatever_their_version()
    {
        planning.Folder.Write("app/base.model.yaml", PlanningFixture.Model.Replace("version: 1.0.0", "version: 2.0.0"));

        Assert.Equal(
            "app/m.model.yaml(1,8): error TLP1044: 'points' is the name of the model of 'app/base.model.yaml' too, and a project and those it references have one model of a name; rename one of them",
            Errors(PlanningFixture.Model.Replace("width: 8", "width: 8, weights: base.model.yaml")));
    }

    /// <summary>Without what the small model itself is warned of.</summary>
    private static IEnumerable<Diagnostic> OfPaths(TrainingPlan plan) => plan.Warnings.Where(warning => warning.Code.StartsWith("TLP10", StringComparison.Ordinal));

    private string WarningOf(TrainingPlan plan) =>
        Assert.Single(OfPaths(plan)).ToString().Replace(planning.Folder.Combine("app/m.model.yaml"), "", StringComparison.Ordinal);

    private TrainingPlan Plan(string text, Func<PlanningOptions, PlanningOptions>? more = null) =>
        planning.Plan(text, options => InProject(options, more), file: "app/m.model.yaml");

    private string Errors(string text, Func<PlanningOptions, PlanningOptions>? more = null) =>
        planning.Errors(text, options => InProject(options, more), file: "app/m.model.yaml");

    private PlanningOptions InProject(PlanningOptions options, Func<PlanningOptions, PlanningOptions>? more)
    {
        options = PlanningFixture.WithRoot(options, "data", planning.Folder.Path) with { ProjectFolder = planning.Folder.Combine("app") };
        return more?.Invoke(options) ?? options;
    }
}
