using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;
using Tlpipe.Pipeline.Verification;

namespace Tlpipe.Pipeline.Tests.Verification;

public sealed class Building_again_from_nothing : IDisposable
{
    private readonly Workshop _workshop = new();

    [Fact]
    public void A_chain_comes_out_byte_for_byte_and_nothing_beside_it_changes()
    {
        Write("base", Models.Street(name: "base", epochs: 1));
        var file = Write("moved", Moved());
        _workshop.Build(file);
        // The same training under a new version comes from the cache, and must be the same as if it were trained.
        Write("moved", Moved("1.0.1"));
        Assert.Equal(ModelOrigin.Cache, _workshop.Build(file).Origin);
        var before = Everything();

        var chain = Verify(file);

        Assert.Equal(before, Everything());
        Assert.Equal(["base 1.0.0", "moved 1.0.1"], chain.Select(model => $"{model.Locked.Model} {model.Locked.Version}"));
        foreach (var model in chain)
        {
            Assert.Equal((true, (bool?)true), (model.IsSameEnvironment, model.IsReproduced));
            Assert.Equal(["metrics.json", "model.json", "model.safetensors", "predictions.json", "program.pt"], model.Files.Select(found => found.Name));
            Assert.All(model.Files, found => Assert.True(found.IsSame && found.Rebuilt is not null));
            Assert.Empty(model.Diagnostics);
        }
    }

    [Fact]
    public void Another_number_of_threads_is_another_environment_where_the_intervals_count()
    {
        var file = Build();

        var model = Assert.Single(Verify(file, threads: 1));

        Assert.Equal((false, (bool?)true), (model.IsSameEnvironment, model.IsReproduced));
        Assert.Equal(["threads 2 -> 1"], model.EnvironmentDifferences);
        var car = Assert.Single(model.Tasks);
        Assert.Equal(("car", "accuracy", 40, (bool?)true), (car.Name, car.Metric, car.Count, car.IsWithin));
        Assert.InRange(car.Rebuilt, car.Locked.Low!.Value, car.Locked.High!.Value);

        Edit(file, locked => locked["tasks"]!["car"]!["intervals"]!["accuracy"] = new JsonArray(1.5, 2));
        var outside = Assert.Single(Assert.Single(Verify(file, threads: 1)).Diagnostics);
        Assert.Equal((DiagnosticSeverity.Error, "TLP7021"), (outside.Severity, outside.Code));
        Assert.Matches(
            @"^'street' 1\.0\.0 is not reproduced: car\.accuracy is 0[.0-9]* here, and the lock's 0[.0-9]* has the interval 1\.5 to 2; the environments differ: threads 2 -> 1\. Find out which of the two is wrong before either is used$",
            outside.Message);

        Edit(file, locked => locked["tasks"]!["car"]!["intervals"]!.AsObject().Remove("accuracy"));
        model = Assert.Single(Verify(file, threads: 1));
        Assert.Equal((DiagnosticSeverity.Warning, "TLP7023"), (Assert.Single(model.Diagnostics).Severity, model.Diagnostics[0].Code));
        Assert.StartsWith("car.accuracy of 'street' 1.0.0 has no interval in the lock, so ", model.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Equal(((bool?)null, (bool?)null), (model.Tasks[0].IsWithin, model.IsReproduced));
    }

    [Fact]
    public void Bytes_that_differ_in_the_same_environment_are_an_error_that_says_where_they_begin_to()
    {
        var file = Build();
        // The lock now says of two threads what one made.
        Edit(file, locked => locked["environment"]!["threads"] = "1");

        var model = Assert.Single(Verify(file));

        var error = Assert.Single(model.Diagnostics);
        Assert.True(model.IsSameEnvironment);
        Assert.Equal("TLP7020", error.Code);
        Assert.Matches(
            @"^'street' 1\.0\.0 is not reproduced: built again as it was locked, metrics\.json, model\.json, model\.safetensors and predictions\.json came out different; the first difference is [a-zA-Z0-9.\[\]]+ in metrics\.json: [0-9.e-]+, and [0-9.e-]+ in the locked one\. Something that is no input ",
            error.Message);
        Assert.Equal(["program.pt"], model.Files.Where(found => found.IsSame).Select(found => found.Name));

        Directory.Delete(_workshop.OutputFolder, recursive: true);
        Directory.Delete(_workshop.CacheFolder, recursive: true);
        Assert.Matches(
            @"came out different; (the metrics are the same|car\.accuracy is 0[.0-9]* and was 0[.0-9]*) \(the artifact that was locked is not at hand to look into\)\. ",
            Assert.Single(Assert.Single(Verify(file)).Diagnostics).Message);
    }

    [Fact]
    public void Each_model_has_the_threads_of_its_lock_and_one_on_a_model_of_another_environment_is_not_compared_byte_for_byte()
    {
        var upstream = Write("base", Models.Street(name: "base", epochs: 1));
        _workshop.Always = options => options with { Threads = 1 };
        _workshop.Build(upstream);
        _workshop.Always = options => options;
        var file = Write("moved", Moved());
        _workshop.Build(file);

        Assert.Equal([(true, true), (true, true)], Verify(file).Select(model => (model.IsSameEnvironment, model.IsReproduced is true)));

        var chain = Verify(file, threads: 2);
        Assert.Equal([false, false], chain.Select(model => model.IsSameEnvironment));
        Assert.Equal(["threads 1 -> 2"], chain[0].EnvironmentDifferences);
        Assert.Empty(chain[1].EnvironmentDifferences);
        Assert.All(chain, model => Assert.True(model.IsReproduced is true));
    }

    [Fact]
    public void What_several_rest_on_is_trained_once()
    {
        var upstream = Write("base", Models.Street(name: "base", epochs: 1));
        string[] files = [Write("moved", Moved()), Write("aside", Moved(name: "aside", seed: "6"))];
        foreach (var file in files) _workshop.Build(file);
        _workshop.Progress.Events.Clear();

        using var verifier = _workshop.Verifier();
        var chains = new[] { files[0], upstream, files[1] }.Select(file => verifier.Verify(file, _workshop.Progress, default)).ToList();

        Assert.Equal(["base moved", "base", "base aside"], chains.Select(chain => string.Join(' ', chain.Select(model => model.Locked.Model))));
        Assert.All(chains, chain => Assert.Same(chains[1][0], chain[0]));
        Assert.All(chains, chain => Assert.All(chain, model => Assert.True(model.IsReproduced is true && model.IsSameEnvironment)));
        Assert.Equal(3, _workshop.Progress.Events.Count(happened => happened is TrainingEvent.EpochEnded { Record.Epoch: 1 }));
    }

    [Fact]
    public void Without_locks_that_fit_there_is_nothing_to_verify()
    {
        var upstream = Write("base", Models.Street(name: "base", epochs: 1));
        var file = Write("moved", Moved());
        Assert.Equal(
            [
                $"{upstream}: error TLP7022: there is nothing to verify: the lock 'base.lock.json' is missing; build the model with 'tlpipe train {upstream}' and commit the lock",
                $"{file}: error TLP7022: there is nothing to verify: the lock 'moved.lock.json' is missing; build the model with 'tlpipe train {file}' and commit the lock",
            ],
            Refused(file));

        _workshop.Build(upstream);
        Write("base", Models.Street(name: "base", epochs: 1, seed: "5"));
        Assert.Equal(
            [$"{upstream}: error TLP7022: there is nothing to verify: the lock 'base.lock.json' is of another model (seed: 3 -> 5); undo the change, or build the model with 'tlpipe train {upstream}' and commit the lock"],
            Refused(upstream));
        Assert.DoesNotContain(_workshop.Progress.Events, happened => happened is TrainingEvent.Started { Model: "moved" });
    }

    public void Dispose() => _workshop.Dispose();

    private static string Moved(string version = "1.0.0", string name = "moved", string seed = "3") =>
        Models.Street(name: name, version: version, seed: seed, epochs: 1, strategy: "frozen", weights: ", weights: base.model.yaml");

    private string Write(string name, string text) => _workshop.Write($"{name}.model.yaml", text);

    private string Build()
    {
        var file = Write("street", Models.Street());
        _workshop.Build(file);
        return file;
    }

    private IReadOnlyList<VerifiedModel> Verify(string file, int? threads = null)
    {
        using var verifier = _workshop.Verifier(threads);
        return verifier.Verify(file, _workshop.Progress, default);
    }

    private IEnumerable<string> Refused(string file) =>
        Assert.Throws<DiagnosticException>(() => Verify(file)).Diagnostics.Select(diagnostic => diagnostic.ToString());

    private static void Edit(string file, Action<JsonNode> edit)
    {
        var path = ModelLock.PathFor(file);
        var content = JsonNode.Parse(File.ReadAllText(path))!;
        edit(content);
        File.WriteAllText(path, content.ToJsonString());
    }

    /// <summary>Every file of the workshop with its content and its time.</summary>
    private List<string> Everything() =>
    [
        .. Directory.EnumerateFiles(_workshop.Combine(), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{file} {File.GetLastWriteTimeUtc(file).Ticks} {Digest.Of(File.ReadAllBytes(file))}"),
    ];
}
