using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Packing;

/// <summary>Libraries with models as packages, and the projects that use them.</summary>
[Collection(UsingPackages.Name)]
public sealed class PackingTests(ModelPackages packages) : IClassFixture<ModelPackages>
{
    private OutsideProject Workshop => packages.Workshop;

    [Fact]
    public void A_package_carries_the_models_of_its_project_and_needs_no_build_package()
    {
        Assert.Single(packages.PackingTheZoo.TrainingProcesses);
        Assert.Equal(
            [
                "build/Contoso.Zoo.targets",
                "buildTransitive/Contoso.Zoo.targets",
                "lib/net10.0-windows7.0/Zoo.dll",
                "lib/net10.0/Zoo.dll",
                "tlpipe/models.targets",
                "tlpipe/models/car/model.json",
                "tlpipe/models/car/model.safetensors",
                "tlpipe/models/car/program.pt",
            ],
            packages.Zoo.Files);
        Assert.Equal(["net10.0: Tlpipe.Models 0.1.0", "net10.0-windows7.0: Tlpipe.Models 0.1.0"], packages.Zoo.Dependencies);
        Assert.Equal(File.ReadAllBytes(Workshop.Combine("zoo/obj/tlpipe/car/1.0.0/model.safetensors")), packages.Zoo["tlpipe/models/car/model.safetensors"]);
        Assert.Equal(["lib/net10.0-windows7.0/Zoo.pdb", "lib/net10.0/Zoo.pdb"], packages.ZooSymbols.Files);
    }

    [Fact]
    public void A_package_leaves_the_models_of_referenced_projects_to_their_packages()
    {
        Assert.Empty(packages.PackingTheFarm.TrainingProcesses);
        Assert.Equal(
            [
                "build/Contoso.Farm.targets",
                "buildTransitive/Contoso.Farm.targets",
                "lib/net10.0/Farm.dll",
                "tlpipe/models.targets",
                "tlpipe/models/tractor/model.json",
                "tlpipe/models/tractor/model.safetensors",
                "tlpipe/models/tractor/program.pt",
            ],
            packages.Farm.Files);
        Assert.Equal(["net10.0: Contoso.Zoo 2.3.4", "net10.0: Tlpipe.Models 0.1.0"], packages.Farm.Dependencies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_published_program_predicts_with_the_models_of_packages_and_of_packages_behind_them()
    {
        packages.WriteApplication("app", """<PackageReference Include="Contoso.Farm" Version="2.3.4" />""", """
            using var tractor = Farm.Tractor.Load();
            using var car = Zoo.Car.Load();
            if (tractor.Predict(args[0]).Car[Farm.Car.Present] + car.Predict(args[0]).Car[Zoo.CarLabel.Present] >= 0) Console.WriteLine("typed");
            """);

        var log = Workshop.Build("publish", "app", "-o", Workshop.Combine("app/out")).Expect(0);

        Assert.Equal(0, log.Checks);
        Assert.Equal("car: 1.000\ntractor: 1.000\ntyped\n", Predict("app/out/App", "models/car", "data/ai/tractor"));
        var assets = File.ReadAllText(Workshop.Combine("app/obj/project.assets.json"));
        Assert.Contains("\"Tlpipe.Models/0.1.0\"", assets, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Tlpipe/", assets, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_with_models_of_its_own_gets_those_of_a_package_too_unless_the_names_are_the_same()
    {
        packages.WriteApplication("own", """
            <PackageReference Include="Contoso.Zoo" Version="2.3.4" />
            <PackageReference Include="Tlpipe" Version="0.1.0" />
            """);
        Workshop.Write("own/bus.model.yaml", TinyModels.Car(name: "bus"));

        Workshop.Build("build", "own").Expect(0);
        Assert.Equal("bus: 1.000\ncar: 1.000\n", Predict("own/bin/Debug/net10.0/App", "models/bus", "models/car"));

        Workshop.Write("own/bus.model.yaml", TinyModels.Car(name: "car"));
        Assert.Equal(
            ["App.csproj(0,0): TLP9532: models/car in the output would get models from several places: Contoso.Zoo, App.csproj; take the models of one package only, with ExcludeAssets=\"build;buildTransitive\" on the PackageReference of the other"],
            Workshop.Build("build", "own", "--no-restore").Expect(1).Errors);
    }

    [Fact]
    public void A_package_that_depends_on_the_build_package_all_the_same_is_told_of() =>
        Assert.Equal(
            ["Zoo.csproj(0,0): TLP9535: the package depends on the build package Tlpipe, which those who use it don't need: this SDK does not let it be replaced by Tlpipe.Models; edit the nuspec, or pack with another SDK"],
            Workshop.Build("pack", "zoo", "--no-build", "-o", Workshop.Combine("elsewhere"), "-p:ReadElsewhere=true", "-p:PackageVersion=3.0.0").Expect(0).Warnings);

    [Fact]
    public void No_package_is_made_without_a_model_or_without_the_way_to_it()
    {
        Workshop.Write("zoo/own.targets", "<Project />");
        Assert.Equal(
            ["own.targets(0,0): TLP9531: the project packs a build/Contoso.Zoo.targets of its own, so that the models would not reach those who use the package; add <Import Project=\"$(MSBuildThisFileDirectory)../tlpipe/models.targets\" /> to it"],
            Pack("zoo").Expect(1).Errors);
        Workshop.Write("zoo/own.targets", "<Project><Import Project=\"$(MSBuildThisFileDirectory)../tlpipe/models.targets\" /></Project>");
        Pack("zoo").Expect(0);

        var lockFile = Workshop.Combine("farm/tractor.lock.json");
        var locked = File.ReadAllText(lockFile);
        File.WriteAllText(lockFile, locked.Replace("\"key\": \"", "\"key\": \"0", StringComparison.Ordinal));
        Assert.Equal(
            ["Farm.csproj(0,0): TLP9533: the built model tractor is not the one that tractor.lock.json tells of: one of them is stale, or the lock damaged; build the project, then pack"],
            Pack("farm").Expect(1).Errors);
        File.WriteAllText(lockFile, "<<<<<<< HEAD\n" + locked);
        Assert.StartsWith("Farm.csproj(0,0): TLP9533: ", Assert.Single(Pack("farm").Expect(1).Errors), StringComparison.Ordinal);
        File.WriteAllText(lockFile, locked);

        Directory.Delete(Workshop.Combine("farm/obj/tlpipe"), recursive: true);
        Assert.Equal(
            ["Farm.csproj(0,0): TLP9530: the model of tractor.model.yaml is not there, and a package is never made without its models; build it first (with TlpipeTrainingPolicy train or restore), or leave it out of the package: <TlpipeModel Update=\"…\" Pack=\"false\" />"],
            Workshop.Build("pack", "farm", "-o", Workshop.Combine("made"), "-p:TlpipeTrainingPolicy=skip").Expect(1).Errors);
        Assert.Equal(["Contoso.Zoo.1.0.0.nupkg"], Directory.GetFiles(Workshop.Combine("made")).Select(Path.GetFileName));
    }

    private BuildLog Pack(string project) => Workshop.Build("pack", project, "--no-build", "-o", Workshop.Combine("made"));

    private string Predict(string program, params string[] models)
    {
        using var elsewhere = new TemporaryFolder();
        return DotNet.Run(Workshop.Combine(program), elsewhere.Path, elsewhere.Path, [Workshop.WritePicture(), .. models]).Expect(0).Output;
    }
}
