using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Tests.Locking;

namespace Tlpipe.Pipeline.Tests.Planning;

public sealed class Why_a_model_is_trained_again(PlanningFixture planning) : IClassFixture<PlanningFixture>
{
    [Fact]
    public void An_outdated_artifact_is_told_by_the_settings_first()
    {
        InputDifference engine = new("engine", new("engine", Digest.Of("1")), new("engine", Digest.Of("2")));
        InputDifference seed = new("seed", new("seed", Digest.Of("7"), "7"), new("seed", Digest.Of("8"), "8"));

        Assert.Equal(
            "m.model.yaml: warning TLP7104: the model file has changed since this artifact was built (seed: 7 -> 8; engine: its content changed); build it with 'tlpipe train m.model.yaml'",
            PlanningDiagnostics.ArtifactOutdated("m.model.yaml", [engine, seed]).ToString());
        Assert.Equal(
            "m.model.yaml: warning TLP7104: what this model is made from has changed since this artifact was built (engine: its content changed); build it with 'tlpipe train m.model.yaml'",
            PlanningDiagnostics.ArtifactOutdated("m.model.yaml", [engine]).ToString());
    }

    [Fact]
    public void Without_a_lock_the_model_is_new()
    {
        Assert.Equal(new PlanComparison(false, false, []), PlanComparison.Compare(planning.Plan(PlanningFixture.Model), null));
        Assert.Null(ModelLock.Read(planning.Folder.Combine("absent.lock.json")));
    }

    [Fact]
    public void With_the_same_key_nothing_is_to_be_done()
    {
        var plan = planning.Plan(PlanningFixture.Model);

        var comparison = PlanComparison.Compare(plan, Locks.Of(plan));

        Assert.True(comparison.IsSame);
        Assert.Empty(comparison.Differences);
    }

    [Fact]
    public void A_lock_of_an_older_format_is_stale_even_with_the_same_key()
    {
        var plan = planning.Plan(PlanningFixture.Model);
        var file = planning.Folder.Write(
            "older.lock.json",
            $$"""{ "format": 1, "model": "test", "key": "{{plan.Keys.Input}}", "inputs": { "seed": { "digest": "00", "value": "1" } }, "tasks": { "kind": { "classes": ["a"] } } }""");

        var locked = ModelLock.Read(file)!;

        Assert.Equal((1, false, plan.Keys.Input), (locked.Format, locked.IsCurrent, locked.Key));
        Assert.Equal(new PlannedInput("seed", new("00"), "1"), locked.Inputs["seed"]);
        Assert.False(PlanComparison.Compare(plan, locked).IsSame);
    }

    [Fact]
    public void Every_input_that_differs_is_named_with_its_old_and_its_new_value()
    {
        var before = planning.Plan(PlanningFixture.Model + "\n  gone: { dataset: { use: points, train: 3 }, head: vote }\ntraining: { optimizer: { use: sgd, lr: 0.1, momentum: 0.5 } }");
        planning.Folder.Write("x.csv", "content");
        var after = planning.Plan(PlanningFixture.Model.Replace("size: 4", "size: 4, path: x.csv") + "\ntraining: { epochs: 12, optimizer: { use: sgd, lr: 0.2, momentum: 0.5 } }\ngates: [{ metric: kind.accuracy, min: 0.5 }]");

        var comparison = PlanComparison.Compare(after, Locks.Of(before));

        Assert.False(comparison.IsSame);
        Assert.Equal(
            [
                "codec.gone: removed ({\"name\":\"row\",\"settings\":{\"size\":4}})",
                "data.gone: removed ({\"added\":0,\"explode\":false,\"modality\":\"row\",\"path\":null,\"shuffling\":\"every-epoch\",\"size\":4,\"targets\":[\"kind\"],\"train\":3,\"use\":\"points\",\"validation\":4})",
                "data.kind.path: null -> ",
                "gates: added ([{\"max\":null,\"metric\":\"kind.accuracy\",\"min\":0.5}])",
                "task.gone: removed ({\"dataset\":\"gone\",\"head\":{\"most\":10,\"smoothing\":0,\"use\":\"vote\"},\"target\":\"kind\"})",
                "tasks: [\"kind\",\"gone\"] -> [\"kind\"]",
                "training.epochs: 10 -> 12",
                "training.optimizer.lr: 0.1 -> 0.2",
            ],
            comparison.Differences.Select(difference => difference.ToString()));
    }

    [Theory]
    [InlineData("a.pth", "a.pth", "weights: the content of a.pth changed")]
    [InlineData("a.pth", "b.pth", "weights: a.pth -> b.pth")]
    [InlineData(null, "b.pth", "weights: not the locked ones, now b.pth")]
    public void Weights_are_called_by_their_file(string? before, string after, string told) =>
        Assert.Equal(told, new InputDifference("weights", new("weights", Digest.Of("1"), before), new("weights", Digest.Of("2"), after)).ToString());

    [Fact]
    public void Content_that_changed_under_the_same_settings_is_called_that()
    {
        planning.Folder.Write("data.csv", "before");
        var model = PlanningFixture.Model.Replace("size: 4", "path: data.csv");
        var before = planning.Plan(model);
        planning.Folder.Write("data.csv", "after");

        Assert.Equal(["data.kind: its content changed"], PlanComparison.Compare(planning.Plan(model), Locks.Of(before)).Differences.Select(difference => difference.ToString()));
    }

    [Fact]
    public void The_lock_lies_beside_the_model_file()
    {
        Assert.Equal("/a/ants.lock.json", ModelLock.PathFor("/a/ants.model.yaml"));
        Assert.Equal("/a/ants.lock.json", ModelLock.PathFor("/a/ants.yaml"));
    }

    [Theory]
    [InlineData("{", "Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed. LineNumber: 0 | BytePositionInLine: …")]
    [InlineData("[]", "")]
    [InlineData("{ \"format\": 3 }", "its format is 3, and this tool knows up to 2")]
    [InlineData("{ \"format\": 2, \"format\": 2 }", "")]
    [InlineData("{ \"format\": 2, \"key\": \"a\", \"inputs\": {} }", "")]
    [InlineData("{ \"format\": 1, \"key\": \"a\", \"inputs\": { \"x\": 1 } }", "")]
    public void A_damaged_lock_is_a_coded_error(string text, string reason)
    {
        var file = planning.Folder.Write("damaged.lock.json", text);

        var error = Assert.Throws<DiagnosticException>(() => ModelLock.Read(file));

        Assert.StartsWith($"{file}: error TLP7001: this lock can't be read: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("; restore it, or delete it and build again", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason[..Math.Min(reason.Length, 60)], error.Message, StringComparison.Ordinal);
    }
}
