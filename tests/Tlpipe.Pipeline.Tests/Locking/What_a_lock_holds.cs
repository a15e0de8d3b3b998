using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Tests.Locking;

public sealed class What_a_lock_holds
{
    private const string TwoTasks = """
        car: { dataset: street, target: car, head: classification }
          sign: { dataset: street, target: sign, head: classification }
        """;

    [Fact]
    public void All_of_it_is_read_as_the_build_left_it()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(tasks: TwoTasks));
        var built = workshop.Build(file);

        var locked = ModelLock.Read(ModelLock.PathFor(file))!;

        Assert.True(locked.IsCurrent);
        Assert.Equal(("street", "1.0.0"), (locked.Model, locked.Version));
        Assert.Equal((built.Manifest.Key, built.Manifest.TrainingKey), (locked.Key, locked.TrainingKey));
        Assert.Equal(built.Plan.Inputs, locked.Inputs.Values);
        Assert.Equal(new LockedInput(built.Manifest.Input.Signature, "picture"), locked.Input);
        Assert.Equivalent(built.Manifest.Environment, locked.Environment, strict: true);
        Assert.Equivalent(Artifact.Digests(built.Folder, built.Manifest), locked.Files.ToDictionary(file => file.Key, file => file.Value.Hex), strict: true);
        foreach (var (task, made) in locked.Tasks.Zip(built.Manifest.Tasks))
        {
            Assert.Equal((made.Name, made.Name, made.Output.Kind), (task.Name, task.Target, task.Output.Kind));
            Assert.Equal(made.Output.Labels, task.Output.Labels);
            Assert.Equal((made.Metrics.Primary, made.Metrics.Best.Split), (task.Primary, task.Best.Split));
            Assert.Equal(made.Metrics.Best.Metrics.Count, task.Best.Metrics.Count);
            Assert.Equal(made.Metrics.Best.Metrics.Values, task.Best.Metrics.Values);
        }

        Assert.Equal(["car", "sign"], locked.Tasks.Select(task => task.Name));
    }

    [Fact]
    public void Its_members_are_those_that_others_read()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        workshop.Build(file);

        var text = File.ReadAllText(ModelLock.PathFor(file));

        Assert.DoesNotContain('\r', text);
        var json = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(["format", "model", "version", "key", "trainingKey", "firstTrainingKey", "inputs", "input", "tasks", "artifact", "environment"], json.Select(member => member.Key));
        Assert.Equal("""{"modality":"picture","type":"uint8","shape":[3,32,32],"codec":"picture"}""", json["input"]!.ToJsonString());
        var car = json["tasks"]!["car"]!.AsObject();
        Assert.Equal(["target", "kind", "labels", "primary", "split", "n", "best", "intervals"], car.Select(member => member.Key));
        Assert.Equal(("softmax", "accuracy", "validation", 40), ((string?)car["kind"], (string?)car["primary"], (string?)car["split"], (int)car["n"]!));
        Assert.Equal(["metrics.json", "model.json", "model.safetensors", "predictions.json", "program.pt"], json["artifact"]!["sha256"]!.AsObject().Select(member => member.Key));
        Assert.Equal(["architecture", "cpu", "device", "engine", "jpeg", "threads"], json["environment"]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public void One_of_an_older_format_is_written_anew_though_nothing_is_trained()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        workshop.Build(file);
        var path = ModelLock.PathFor(file);
        var current = File.ReadAllText(path);
        var older = JsonNode.Parse(current)!;
        older["format"] = 1;
        foreach (var later in new[] { "trainingKey", "input" }) older.AsObject().Remove(later);
        File.WriteAllText(path, older.ToJsonString());

        Assert.Equal(ModelOrigin.UpToDate, workshop.Build(file).Origin);
        Assert.Equal(current, File.ReadAllText(path));
    }

    [Fact]
    public void One_that_was_deleted_comes_back_though_nothing_is_trained()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        workshop.Build(file);
        var path = ModelLock.PathFor(file);
        var before = File.ReadAllText(path);
        File.Delete(path);

        Assert.Equal(ModelOrigin.UpToDate, workshop.Build(file).Origin);
        Assert.Equal(before, File.ReadAllText(path));
    }
}
