namespace Tlpipe.Build.Tests;

/// <summary>How the training process is called.</summary>
public sealed class TrainingCommandTests
{
    private static readonly TrainingCommand Plain = new() { Models = ["/app/car.model.yaml"], Project = "/app", Output = "/app/obj/tlpipe", Roots = [], Plugins = [], Schema = "/app/obj/tlpipe/model.schema.json", Manifest = "/app/obj/tlpipe/inputs.json" };

    [Fact]
    public void Every_property_of_a_project_becomes_an_option()
    {
        var command = Plain with
        {
            Built = ["/base/base.model.yaml=/base/obj/tlpipe/base/1.0.0"],
            Roots = ["data=/the data"],
            Plugins = ["/plugin/Plugin.dll"],
            Threads = "2",
            Device = "cpu",
            Locked = true,
            RestoreOnly = true,
            RemoteCache = "https://cache.example.org/",
            CheckpointEvery = "5",
            TensorBoard = "/app/curves",
            Jobs = 3,
            Parent = 17,
        };

        Assert.Equal(
            [
                "train", "/app/car.model.yaml", "--project", "/app", "--output", "/app/obj/tlpipe", "--root", "\"data=/the data\"",
                "--built", "/base/base.model.yaml=/base/obj/tlpipe/base/1.0.0", "--plugins", "/plugin/Plugin.dll", "--threads", "2", "--device", "cpu",
                "--locked", "--policy", "restore", "--tensorboard", "/app/curves", "--schema", "/app/obj/tlpipe/model.schema.json", "--inputs", "/app/obj/tlpipe/inputs.json", "--watch-parent", "--parent", "17",
                "--remote-cache", "https://cache.example.org/", "--checkpoint-every", "5", "--jobs", "3",
            ],
            command.ResponseFile);
    }

    [Fact]
    public void What_changes_only_how_fast_a_training_is_starts_none() =>
        Assert.Equal(Plain.Meaning, (Plain with { RemoteCache = "https://cache.example.org/", CheckpointEvery = "5", Jobs = 3, Parent = 17 }).Meaning);

    [Fact]
    public void What_changes_the_model_or_what_is_written_starts_a_training()
    {
        Assert.NotEqual(Plain.Meaning, (Plain with { Threads = "2" }).Meaning);
        Assert.NotEqual(Plain.Meaning, (Plain with { TensorBoard = "/app/curves" }).Meaning);
    }
}
