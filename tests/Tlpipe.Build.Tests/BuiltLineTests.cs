using Tlpipe.Build.Inputs;

namespace Tlpipe.Build.Tests;

/// <summary>What a build says of a model that it made.</summary>
public sealed class BuiltLineTests
{
    private const string Folder = "/home/me/app/obj/tlpipe/ants-vs-bees/1.0.0";

    [Fact]
    public void A_trained_model_shows_what_it_reached_and_where_it_lies_in_the_project() =>
        Assert.Equal("ants-vs-bees 1.0.0: trained, insect.accuracy 0.9608 -> obj/tlpipe/ants-vs-bees/1.0.0", BuiltLine.Of(Model("trained", ("insect.accuracy", 0.96078)), "/home/me/app"));

    [Fact]
    public void Several_tasks_stand_side_by_side_and_the_cache_is_named() =>
        Assert.Equal("ants-vs-bees 1.0.0: from the cache, insect.accuracy 0.9000, age.mae 12.5000 -> obj/tlpipe/ants-vs-bees/1.0.0",
            BuiltLine.Of(Model("cache", ("insect.accuracy", 0.9), ("age.mae", 12.5)), "/home/me/app"));

    [Fact]
    public void The_remote_cache_is_told_from_the_users_own() =>
        Assert.Equal("ants-vs-bees 1.0.0: from the remote cache, a.f1 1.0000 -> obj/tlpipe/ants-vs-bees/1.0.0", BuiltLine.Of(Model("remoteCache", ("a.f1", 1)), "/home/me/app"));

    [Fact]
    public void An_artifact_outside_the_project_is_shown_by_its_full_path() =>
        Assert.Equal($"ants-vs-bees 1.0.0: trained, a.f1 1.0000 -> {Folder}", BuiltLine.Of(Model("trained", ("a.f1", 1)), "/home/me/other"));

    [Fact]
    public void A_model_that_lay_there_already_is_not_worth_a_line()
    {
        Assert.False(BuiltLine.IsNew(Model("upToDate")));
        Assert.True(BuiltLine.IsNew(Model("cache")));
        Assert.True(BuiltLine.IsNew(Model("trained")));
    }

    private static ManifestModel Model(string origin, params (string Name, double Value)[] metrics) => new()
    {
        File = "/home/me/app/ants.model.yaml",
        Name = "ants-vs-bees",
        Version = "1.0.0",
        Key = "key",
        TrainingKey = "training key",
        Digest = "digest",
        Artifact = Folder,
        Lock = "/home/me/app/ants.lock.json",
        Origin = origin,
        Reason = "",
        Plan = new Dictionary<string, string>(StringComparer.Ordinal),
        Metrics = metrics.ToDictionary(metric => metric.Name, metric => metric.Value, StringComparer.Ordinal),
    };
}
