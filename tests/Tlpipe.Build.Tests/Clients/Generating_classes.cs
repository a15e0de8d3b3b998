using System.Text.Json.Nodes;

namespace Tlpipe.Build.Tests.Clients;

public sealed class Generating_classes : IDisposable
{
    private static readonly JsonObject Car = ClientWorkshop.Lock("car", ("car", "softmax", ["no", "yes"]));

    private readonly ClientWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void A_class_is_written_only_when_it_differs_and_goes_with_its_model()
    {
        workshop.With(Car).With(ClientWorkshop.Lock("bus", ("bus", "softmax", ["no", "yes"]))).Generate();
        var car = Path.Combine(workshop.Clients, "car.g.cs");
        var then = new DateTime(2020, 2, 2, 2, 2, 2, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(car, then);

        File.SetLastWriteTimeUtc(workshop.Combine("car.lock.json"), then);
        Assert.Equal(2, workshop.Generate().Count);
        Assert.Equal(then, File.GetLastWriteTimeUtc(car));
        File.Delete(Path.Combine(workshop.Clients, "bus.g.cs"));
        Assert.Equal(2, workshop.Generate().Count);

        Assert.Equal(["car.g.cs"], workshop.Without("bus").Generate().Keys);
        Assert.Equal(then, File.GetLastWriteTimeUtc(car));
        Assert.Equal(["car.g.cs", ".state"], Directory.GetFiles(workshop.Clients).Select(Path.GetFileName).OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public void A_changed_lock_changes_the_class()
    {
        workshop.With(Car).Generate();
        var changed = Car.DeepClone().AsObject();
        changed["version"] = "1.0.1";

        Assert.Contains("public const string Version = \"1.0.1\";", workshop.Without("car").With(changed).Generate()["car.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_of_the_same_length_under_the_old_time_changes_the_class_too()
    {
        workshop.With(Car).Generate();
        var path = workshop.Combine("car.lock.json");
        var time = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, Car.ToJsonString().Replace("\"no\",\"yes\"", "\"yes\",\"no\"", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(path, time);

        Assert.Contains("Yes = 0,", workshop.Generate()["car.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_model_that_was_built_here_counts_where_it_is_that_of_the_lock()
    {
        var manifest = workshop.Combine("obj", "tlpipe", "car", "1.0.0", "model.json");
        Assert.Contains($"Digest = \"{Car["artifact"]!["sha256"]!["model.json"]}\"", workshop.With(Car).Generate()["car.g.cs"], StringComparison.Ordinal);
        Directory.CreateDirectory(Path.GetDirectoryName(manifest)!);

        File.WriteAllText(manifest, $$"""{ "key": "{{Car["key"]}}", "more": 1 }""");
        Assert.Contains($"Digest = \"{Build.Inputs.Digest.OfFile(manifest)}\"", workshop.Generate()["car.g.cs"], StringComparison.Ordinal);

        foreach (var other in new[] { $$"""{ "key": "{{new string('0', 64)}}" }""", "[]", "{ \"ke" })
        {
            File.WriteAllText(manifest, other);
            Assert.Contains($"Digest = \"{Car["artifact"]!["sha256"]!["model.json"]}\"", workshop.Generate()["car.g.cs"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_model_without_a_lock_has_no_class_and_is_warned_of_in_every_build()
    {
        workshop.With("car", content: null).With("bus", """{ "format": 1 }""");

        Assert.True(workshop.Run() && workshop.Run());
        Assert.Equal(
        [
            "car.model.yaml(1,1): warning TLP9524: no class is generated for this model, because there is no lock 'car.lock.json' of this version of Tlpipe; train it once with the policy 'train'",
            "bus.model.yaml(1,1): warning TLP9524: no class is generated for this model, because there is no lock 'bus.lock.json' of this version of Tlpipe; train it once with the policy 'train'",
        ], workshop.Told);
        workshop.DesignTime = true;
        Assert.Empty(workshop.Generate());
    }

    [Fact]
    public void Locks_that_are_damaged_or_malicious_are_told()
    {
        AssertDamaged("<<<<<<< ours", "'<' is an invalid start of a value. LineNumber: 0 | BytePositionInLine: 0");
        AssertDamaged("[]", "the parent of 'format' is no object");
        AssertDamaged("{}", "'format' is missing");
        AssertDamaged(Changed(car => car["model"] = "../../evil"), "'model' is none");
        AssertDamaged(Changed(car => car["version"] = "1/../../../evil"), "'version' is none");
        AssertDamaged(Changed(car => car["key"] = "\"; class Evil { } //"), "'key' is none");
        AssertDamaged(Changed(car => car["tasks"] = new JsonObject { ["a b"] = new JsonObject() }), "a task has a name that none can have");
        AssertDamaged(Changed(car => car["tasks"]!["car"]!["kind"] = "box"), "the kind of the task 'car' is none of softmax, sigmoid, number");
        AssertDamaged(Changed(car => car["tasks"]!["car"]!["labels"] = new JsonArray()), "the task 'car' has no labels");
        AssertDamaged(Changed(car => car["tasks"]!["car"]!["labels"] = new JsonArray(1)), "'labels' is not a list of texts");
        AssertDamaged(Changed(car => car["tasks"]!["car"]!["n"] = "many"), "'n' is not a whole number");
        AssertDamaged(Changed(car => car["artifact"] = 1), "the parent of 'sha256' is no object");

        static string Changed(Action<JsonObject> change)
        {
            var car = Car.DeepClone().AsObject();
            change(car);
            return car.ToJsonString();
        }
    }

    [Fact]
    public void Names_that_no_class_can_have_are_told_at_their_models()
    {
        workshop.With(ClientWorkshop.Lock("a", ("a", "number", [])), ("ClassName", "not a name"), ("Namespace", "Garden..Shed"))
            .With(ClientWorkshop.Lock("b", ("b", "number", [])), ("ClassName", "Load"))
            .With(ClientWorkshop.Lock("new-car", ("c", "number", [])))
            .With(ClientWorkshop.Lock("NewCar", ("c", "number", [])))
            .With(ClientWorkshop.Lock("new-car-prediction", ("c", "number", [])));

        Assert.False(workshop.Run());

        Assert.Equal(
        [
            "a.model.yaml(1,1): error TLP9522: 'not a name' can't be the name of this model's class: write a C# name that is none of Contract, Digest, Key, Load, Read, Version, Write in the metadata ClassName of the item",
            "a.model.yaml(1,1): error TLP9521: 'Garden..Shed' can't be the namespace of this model's class: write names joined by dots, in the metadata Namespace of the item or the property TlpipeClientNamespace",
            "b.model.yaml(1,1): error TLP9522: 'Load' can't be the name of this model's class: write a C# name that is none of Contract, Digest, Key, Load, Read, Version, Write in the metadata ClassName of the item",
            $"NewCar.model.yaml(1,1): error TLP9523: the class 'NewCar' for the model 'NewCar' collides with a class for the model 'new-car' ('{workshop.Combine("new-car.model.yaml")}'); give one of the items TlpipeModel another ClassName or Namespace",
            $"new-car-prediction.model.yaml(1,1): error TLP9523: the class 'NewCarPrediction' for the model 'new-car-prediction' collides with a class for the model 'new-car' ('{workshop.Combine("new-car.model.yaml")}'); give one of the items TlpipeModel another ClassName or Namespace",
        ], workshop.Told);
    }

    [Fact]
    public void A_model_that_is_there_twice_is_told()
    {
        workshop.With(Car).With("second", Car.ToJsonString());

        Assert.False(workshop.Run());

        Assert.Equal([$"second.model.yaml(1,1): error TLP9525: the model 'car' is there twice, also as '{workshop.Combine("car.model.yaml")}'; rename one, or remove its TlpipeModel item"], workshop.Told);
    }

    [Fact]
    public void A_folder_that_is_a_file_is_told()
    {
        Directory.CreateDirectory(workshop.Combine("obj", "tlpipe"));
        File.WriteAllText(workshop.Clients, "");

        Assert.False(workshop.With(Car).Run());

        Assert.Matches(@"^car\.model\.yaml\(1,1\): error TLP9526: the classes of the models can't be written: [^\n]+; make the folder writable, or set TlpipeClient to false to build without them$", Assert.Single(workshop.Told));
    }

    private void AssertDamaged(string content, string why)
    {
        Assert.False(workshop.Without("car").With("car", content).Run());
        Assert.Equal([$"car.model.yaml(1,1): error TLP9520: no class is generated for this model, because its lock 'car.lock.json' is damaged: {why}; take it from version control, or delete it and build"], workshop.Told);
    }
}
