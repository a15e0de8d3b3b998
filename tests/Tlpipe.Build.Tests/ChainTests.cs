using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>Models that rest on models of other projects, and several models in one.</summary>
[Collection(ChangingModels.Name)]
public sealed class ChainTests(PackedFeed feed)
{
    [Fact]
    public void A_model_rests_on_one_of_a_referenced_project_which_is_built_first_and_flows_to_the_output()
    {
        using var solution = TwoProjects();

        var first = solution.Build("build", "App", "-m").Expect(0);
        Assert.Equal(["Base", "App"], first.TrainingProjects);
        var built = $"{solution.Combine("Base/base.model.yaml")}={solution.Combine("Base/obj/tlpipe/base/1.0.0")}";
        Assert.Contains(built, File.ReadAllLines(solution.Combine("App/obj/tlpipe/train.rsp")));
        foreach (var model in new[] { "base", "night" })
            Assert.True(File.Exists(solution.Combine("App/bin/Debug/net10.0/models", model, "model.safetensors")), model);

        Assert.Empty(solution.Build("build", "App", "--no-restore", "-m:1").Expect(0).TrainingProjects);
        Assert.Empty(solution.Build("build", "App", "--no-restore", "-graph", "-isolate").Expect(0).TrainingProjects);

        solution.Write("Base/base.model.yaml", TinyModels.Car("base", seed: 8));
        var changed = solution.Build("build", "App", "--no-restore", "-graph", "-m").Expect(0);
        Assert.Equal(["Base", "App"], changed.TrainingProjects);
        Assert.Equal("it differs from the lock: weights: the content of ../Base/base.model.yaml 1.0.0 changed", changed.Artifacts["night"]["Reason"]);

        solution.Write("App/night.model.yaml", TinyModels.Car("base", weights: "../Base/base.model.yaml"));
        var error = Assert.Single(solution.Build("build", "App", "--no-restore").Expect(1).Errors);
        Assert.StartsWith("night.model.yaml(1,8): TLP1044: ", error, StringComparison.Ordinal);

        solution.WriteProject("Twin/Twin.csproj");
        solution.Write("Twin/twin.model.yaml", TinyModels.Car("base"));
        solution.WriteProject("Both/Both.csproj", items: "<ProjectReference Include=\"../Base/Base.csproj\" /><ProjectReference Include=\"../Twin/Twin.csproj\" />");
        var files = $"{solution.Combine("Base/base.model.yaml")}, {solution.Combine("Twin/twin.model.yaml")}";
        Assert.Equal(
            [$"Both.csproj(0,0): TLP9507: several referenced projects have a model 'base', and the output has room for one of a name: {files}; rename all but one, or set Private=\"false\" on the references whose models are not needed here"],
            solution.Build("build", "Both").Expect(1).Errors);
        solution.WriteProject("Both/Both.csproj", items: "<ProjectReference Include=\"../Base/Base.csproj\" /><ProjectReference Include=\"../Twin/Twin.csproj\" Private=\"false\" />");
        solution.Build("build", "Both").Expect(0);

        solution.Run("clean", "App").Expect(0);
        foreach (var folder in new[] { "App", "Base" })
            Assert.Empty(Directory.GetFiles(solution.Combine(folder), "*.safetensors", SearchOption.AllDirectories));
        Assert.True(File.Exists(solution.Combine("Base/base.lock.json")), "the lock stays");
    }

    [Fact]
    public void A_model_that_only_another_one_names_stays_for_the_next_build_and_what_it_is_compared_with_appears_nowhere()
    {
        using var project = new OutsideProject(feed);
        project.WriteProject("App.csproj", "<TlpipeModel Include=\"night.model.yaml\" />", "<TargetFramework>net10.0</TargetFramework><EnableDefaultTlpipeItems>false</EnableDefaultTlpipeItems><TlpipeTensorBoard>curves</TlpipeTensorBoard>");
        project.Write("base.model.yaml", TinyModels.Car("base"));
        project.Write("night.model.yaml", $"{TinyModels.Car("night", weights: "base.model.yaml")}\ncompare: {{ with: scratch, seeds: 1, rates: [1] }}\n");
        Assert.Single(project.Build("build").Expect(0).TrainingProcesses);
        Assert.Contains("\"with\":\"scratch\"", File.ReadAllText(project.Combine("obj/tlpipe/night/1.0.0/metrics.json")).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["night", "night/1.0.0"], Directory.GetDirectories(project.Combine("obj/tlpipe"), "*", SearchOption.AllDirectories).Select(folder => Path.GetRelativePath(project.Combine("obj/tlpipe"), folder)).Where(folder => folder.StartsWith("night", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Single(Directory.GetFiles(project.Combine("curves/night/1.0.0"), "events.out.tfevents.*"));

        Assert.Empty(project.Build("build", "--no-restore").Expect(0).TrainingProcesses);
        Assert.True(File.Exists(project.Combine("obj/tlpipe/base/1.0.0/model.safetensors")));
    }

    [Fact]
    public void Models_that_do_not_rest_on_each_other_share_the_cores_that_MSBuild_grants()
    {
        using var project = new OutsideProject(feed).WithApplication("Console.WriteLine();");
        foreach (var seed in new[] { 21, 22, 23 }) project.Write($"car{seed}.model.yaml", TinyModels.Car($"car{seed}", seed: seed));

        // MSBuild would grant as many cores as the machine has, which differ from one to the next.
        project.Environment["MSBUILDCORELIMIT"] = "5";
        Assert.Single(project.Build("build", "-p:TlpipeThreads=2").Expect(0).TrainingProcesses);

        var command = File.ReadAllLines(project.Combine("obj/tlpipe/train.rsp"));
        Assert.Equal(["--threads", "2"], After(command, "--threads"));
        Assert.Equal(["--jobs", "2"], After(command, "--jobs"));
        Assert.Equal(3, Directory.GetFiles(project.Combine("bin"), "model.safetensors", SearchOption.AllDirectories).Length);
    }

    private OutsideProject TwoProjects()
    {
        var solution = new OutsideProject(feed);
        solution.WriteProject("Base/Base.csproj");
        solution.Write("Base/base.model.yaml", TinyModels.Car("base"));
        solution.WriteProject("App/App.csproj", items: "<ProjectReference Include=\"../Base/Base.csproj\" />");
        solution.Write("App/night.model.yaml", TinyModels.Car("night", weights: "../Base/base.model.yaml"));
        return solution;
    }

    private static string[] After(string[] command, string option) => [.. command.SkipWhile(argument => argument != option).Take(2)];
}
