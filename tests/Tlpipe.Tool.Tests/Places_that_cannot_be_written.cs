namespace Tlpipe.Tool.Tests;

/// <summary>A coded error each, nothing half written, and the previous model with its lock still in place.</summary>
public sealed class Places_that_cannot_be_written(Places_that_cannot_be_written.TrainedPlace trained) : IClassFixture<Places_that_cannot_be_written.TrainedPlace>
{
    private const string ModelFile = "app/street.model.yaml";
    private const string Lock = "app/street.lock.json";
    private static readonly string Text = Samples.Street(epochs: 1, count: 16).Replace("depth: 2", "depth: 1", StringComparison.Ordinal);

    [SkippableFact]
    public void An_output_folder_that_is_read_only()
    {
        var result = Run(MountedPlace.ReadOnly("models"), "models");

        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"/models/tiny-street/1\.1\.0: error TLP7003: the model can't be written here: Read-only file system : .*; what was here before stays\. Make room or grant access, or choose another output folder; the training is kept in the cache\n$", result.Error);
        Assert.Equal(trained.State, StateOf(trained.Place));
    }

    [SkippableFact]
    public void An_output_disk_that_is_full()
    {
        // Room for the weights, but not for all.
        var result = Run(MountedPlace.Disk("elsewhere", 12), "elsewhere", "--output elsewhere");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("/elsewhere/tiny-street/1.1.0: error TLP7003: the model can't be written here: No space left on device", result.Error, StringComparison.Ordinal);
        Assert.Empty(Left());
        Assert.Equal(trained.State, StateOf(trained.Place));
    }

    [SkippableTheory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(16)]
    public void A_cache_disk_that_is_full(int kilobytes)
    {
        // The smallest lacks room for the weights, the others for the program and what comes after it.
        var result = Run(MountedPlace.Disk("cache/artifacts", kilobytes), "cache/artifacts");

        Assert.Equal(1, result.ExitCode);
        Assert.Matches("/cache: error TLP7212: the cache can't be written: .*No space left on device", result.Error);
        Assert.Empty(Left());
        Assert.Equal(trained.State, StateOf(trained.Place));
    }

    [SkippableFact]
    public void A_cache_that_is_read_only()
    {
        var result = Run(MountedPlace.ReadOnly("cache"), "cache");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("/cache/locks: error TLP7212: the cache can't be written: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(trained.State, StateOf(trained.Place));
    }

    [SkippableFact]
    public void A_lock_that_is_read_only_keeps_the_model_from_being_published()
    {
        var result = Run(MountedPlace.ReadOnly("app"), "app");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("/app/street.lock.json: error TLP7007: this lock can't be written, and no model is published without its lock: Read-only file system", result.Error, StringComparison.Ordinal);
        Assert.Equal(trained.State, StateOf(trained.Place));
    }

    [SkippableFact]
    public void An_output_folder_that_cannot_be_replaced_keeps_the_lock_as_it_was()
    {
        var result = Run(MountedPlace.Disk("elsewhere/tiny-street/1.1.0", 4), "elsewhere", "--output elsewhere");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("/elsewhere/tiny-street/1.1.0: error TLP7003: the model can't be written here: ", result.Error, StringComparison.Ordinal);
        Assert.Empty(Left());
        Assert.Equal(trained.State, StateOf(trained.Place));
    }

    [SkippableFact]
    public void Training_goes_on_without_checkpoints_and_without_keeping_features()
    {
        using var place = new Workplace();
        place.Write(ModelFile, Text.Replace("strategy: full", "strategy: frozen", StringComparison.Ordinal));
        var mounts = $"{MountedPlace.ReadOnly("cache/checkpoints")} && {MountedPlace.Disk("cache/features", 4)}";

        var result = Run(place, mounts, "cache/features", "--checkpoint-every 0 --json");

        Assert.Equal(["TLP5005", "TLP5006", "TLP6102"], result.Succeeded().Json["diagnostics"]!.AsArray().Select(told => (string)told!["code"]!).Order(StringComparer.Ordinal));
        Assert.Contains("app/street.model.yaml: warning TLP5005: no checkpoint of 'tiny-street' can be written: Read-only file system. Training goes on without; if it is cut off, it begins anew\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("app/street.model.yaml: warning TLP5006: what the frozen trunk of 'tiny-street' makes of the examples can't be kept in the cache: No space left on device. Training goes on without; the next one computes it again\n", result.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void What_the_build_wants_to_know()
    {
        // The model itself is built.
        using var place = new Workplace();
        place.Write(ModelFile, Text);

        var result = Run(place, MountedPlace.ReadOnly("obj"), "obj", "--inputs obj/inputs.json");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("/obj/inputs.json: error TLP4010: cannot be written: Read-only file system", result.Error, StringComparison.Ordinal);
    }

    private ToolResult Run(string mounts, string listed, string more = "") => Run(trained.Place, mounts, listed, more);

    private static ToolResult Run(Workplace place, string mounts, string listed, string more)
    {
        Skip.If(MountedPlace.Absent is not null, MountedPlace.Absent);
        return MountedPlace.Run(place, mounts, listed, $"train {ModelFile} {more}");
    }

    private string[] Left() => File.ReadAllLines(trained.Place.At("left"));

    /// <summary>Models and locks, and whatever else lies beside them; but not the model files.</summary>
    private static SortedDictionary<string, string> StateOf(Workplace place)
    {
        var state = Workplace.Digests(place.At("models"));
        foreach (var (file, digest) in Workplace.Digests(place.At("app"), Path.GetFileName(ModelFile))) state.Add(Path.Combine("app", file), digest);
        Assert.Contains(Lock, state.Keys);
        return state;
    }

    /// <summary>A model that is trained, and whose model file then changed. Nothing that is tried here may change anything of it.</summary>
    public sealed class TrainedPlace : IDisposable
    {
        public TrainedPlace()
        {
            Place.Write(ModelFile, Text);
            Place.Run("train", ModelFile).Succeeded();
            State = StateOf(Place);
            Place.Write(ModelFile, Text.Replace("seed: 7", "seed: 8", StringComparison.Ordinal).Replace("1.0.0", "1.1.0", StringComparison.Ordinal));
        }

        internal Workplace Place { get; } = new();

        internal SortedDictionary<string, string> State { get; }

        public void Dispose() => Place.Dispose();
    }
}
