using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Clients;

/// <summary>The class of a model in a user's project: built, edited, run, broken.</summary>
[Collection(BuildingProjects.Name)]
public sealed class Typed_clients_in_a_build(Typed_clients_in_a_build.BuiltProject built) : IClassFixture<Typed_clients_in_a_build.BuiltProject>
{
    private const string Output = "bin/Debug/net10.0";

    [Fact]
    public void The_class_answers_as_its_documentation_says()
    {
        Assert.Single(built.First.TrainingProcesses);
        Assert.Empty(built.First.Warnings);
        Assert.Equal(["Garden", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.DependencyInjection.Abstractions", "Tlpipe.Abstractions", "Tlpipe.Models", "Tlpipe.Torch"],
            Directory.GetFiles(built.Project.Combine(Output), "*.dll", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

        Assert.Matches(@"^(a bee\nbee\.jpg: Bees, bees|bee\.jpg: Ants, ants), 1\.000\n$", built.Project.Run("run", "--no-build").Expect(0).Output);
        Assert.Matches(@"^stream 1: (Ants|Bees)\n$", built.Project.Run("run", "--no-build", "--", "container").Expect(0).Output);
    }

    [Fact]
    public void The_documentation_of_the_assembly_tells_what_the_model_can()
    {
        var documentation = File.ReadAllText(built.Project.Combine(Output, "Garden.xml"));

        Assert.Contains("<summary>The model <c>ants-vs-bees</c>, version 1.0.0.</summary>", documentation, StringComparison.Ordinal);
        Assert.Matches(@"<para>The task <c>insect</c> gives one of <c>ants</c>, <c>bees</c>; on 8 examples of <c>validation</c>: [^\n]*<c>accuracy</c> [01][.0-9]* \(95 % interval [.0-9]+ to [.0-9]+\)", documentation);
        Assert.Contains("name=\"F:Garden.Insect.Bees\"", documentation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_somebody_changed_is_refused()
    {
        var manifest = built.Project.Combine(Output, "models", "ants-vs-bees", "model.json");
        var content = File.ReadAllBytes(manifest);
        try
        {
            File.AppendAllText(manifest, "\n");
            Assert.Matches(@"TLP4220: this is not the model that the application was compiled with: expected ants-vs-bees 1\.0\.0 \(key \w{12}…\), found that version with other content", built.Project.Run("run", "--no-build").Errors);
        }
        finally
        {
            File.WriteAllBytes(manifest, content);
        }
    }

    [Fact]
    public void A_build_that_trains_nothing_compiles_nothing()
    {
        var second = built.Project.Build("build", "--no-restore").Expect(0);

        Assert.Empty(second.TrainingProcesses);
        Assert.Equal(0, second.Runs("Csc"));
        Assert.Equal(1, second.Runs("GenerateModelClients"));
    }

    [Fact]
    public void A_clone_compiles_in_an_editor_breaks_when_a_label_goes_and_can_do_without_the_class()
    {
        using var clone = built.Clone();
        clone.Run("restore", "-v", "quiet").Expect(0);
        var edited = clone.Build("msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:TlpipeClientNamespace=Meadow", "-getItem:Compile").Expect(0);
        Assert.Equal(0, edited.Checks);
        Assert.Equal(1, edited.Runs("Csc"));
        Assert.Contains("obj/tlpipe/clients/ants-vs-bees.g.cs", edited.Result.Output, StringComparison.Ordinal);
        Assert.Contains("\nnamespace Meadow;\n", File.ReadAllText(clone.Combine("obj/tlpipe/clients/ants-vs-bees.g.cs")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(clone.Folder, "*.safetensors", SearchOption.AllDirectories));

        foreach (var split in new[] { "train", "val" }) Directory.Move(clone.Combine("pictures", split, "bees"), clone.Combine("pictures", split, "wasps"));
        clone.Write("ants-vs-bees.model.yaml", InsectProject.Model("2.0.0"));
        var broken = clone.Build("build", "--no-restore").Expect(1);

        Assert.Single(broken.TrainingProcesses);
        Assert.All(broken.Errors, error => Assert.Matches(@"^Program\.cs\(\d+,\d+\): CS0117: 'Insect' does not contain a definition for 'Bees'$", error));
        Assert.Equal(2, broken.Errors.Count);

        clone.Write("Program.cs", "return; namespace Garden { enum Insect { Wasps } }");
        clone.Build("build", "--no-restore", "-p:TlpipeClient=false", "-p:RunAnalyzers=false").Expect(0);
    }

    public sealed class BuiltProject : IDisposable
    {
        private readonly PackedFeed feed;

        public BuiltProject(PackedFeed feed)
        {
            this.feed = feed;
            Project = InsectProject.Write(new OutsideProject(feed));
            First = Project.Build("build").Expect(0);
        }

        internal OutsideProject Project { get; }

        internal BuildLog First { get; }

        /// <summary>What a colleague gets: the sources with the lock, in another folder.</summary>
        internal OutsideProject Clone()
        {
            var clone = InsectProject.Write(new OutsideProject(feed));
            File.Copy(Project.Combine("ants-vs-bees.lock.json"), clone.Combine("ants-vs-bees.lock.json"));
            return clone;
        }

        public void Dispose() => Project.Dispose();
    }
}
