using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Locking;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Locking;

public sealed class Locked_mode_and_policies
{
    private static readonly string Moved = Models.Street(name: "moved", epochs: 1, strategy: "frozen", weights: ", weights: base.model.yaml");

    [Fact]
    public void Without_locks_nothing_of_a_chain_is_trained_and_all_of_them_are_named()
    {
        using var workshop = new Workshop { Always = options => options with { Locked = true } };
        var upstream = workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1));
        var file = workshop.Write("moved.model.yaml", Moved);

        var errors = Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics;

        Assert.Equal(
            [
                $"{upstream}(1,8): error TLP7004: there is no lock 'base.lock.json', and locked mode builds only what is locked; build without --locked (in a project: without ContinuousIntegrationBuild or TlpipeLockedMode) and commit the lock",
                $"{file}(1,8): error TLP7004: there is no lock 'moved.lock.json', and locked mode builds only what is locked; build without --locked (in a project: without ContinuousIntegrationBuild or TlpipeLockedMode) and commit the lock",
            ],
            errors.Select(error => error.ToString()));
        Assert.False(Directory.Exists(workshop.OutputFolder));
    }

    [Fact]
    public void A_stale_lock_names_the_inputs_that_differ_even_where_the_model_is_at_hand()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        workshop.Build(file);
        var older = File.ReadAllText(ModelLock.PathFor(file));
        workshop.Write("street.model.yaml", Models.Street(epochs: 1, seed: "4", version: "1.1.0"));
        workshop.Build(file);
        File.WriteAllText(ModelLock.PathFor(file), older);
        workshop.Always = options => options with { Locked = true };

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics);

        Assert.Equal(
            $"{file}(1,8): error TLP7005: the lock 'street.lock.json' is stale, and locked mode builds only what is locked: seed: 3 -> 4; version: 1.0.0 -> 1.1.0; undo the change, or build without --locked (in a project: without ContinuousIntegrationBuild or TlpipeLockedMode) and commit the lock",
            error.ToString());
        Assert.Equal(older, File.ReadAllText(ModelLock.PathFor(file)));
    }

    [Fact]
    public void What_is_locked_is_trained_and_its_lock_left_as_it_is()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1));
        var file = workshop.Write("moved.model.yaml", Moved);
        workshop.Build(file);
        var before = LocksOf(workshop);
        Directory.Delete(workshop.OutputFolder, recursive: true);
        workshop.CacheFolder = workshop.Combine("fresh");
        workshop.Always = options => options with { Locked = true, Threads = 1 };

        Assert.Equal(ModelOrigin.Trained, workshop.Build(file).Origin);
        Assert.Equal(before, LocksOf(workshop));
    }

    [Fact]
    public void Restoring_fails_before_anything_is_done_and_says_why_it_would_train_and_what_was_asked()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        workshop.Build(file);
        workshop.Write("street.model.yaml", Models.Street(epochs: 1, seed: "4"));
        workshop.Progress.Events.Clear();
        workshop.Always = options => options with { Policy = TrainingPolicy.Restore };

        var told = Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics;

        Assert.Equal(
            $"{file}(1,8): error TLP7006: 'street' 1.0.0 would have to be trained, and the policy 'restore' takes models only from a cache: seed: 3 -> 4. "
            + $"Asked were {Path.Combine(workshop.OutputFolder, "street", "1.0.0")}, the cache {workshop.CacheFolder}; train it where that is allowed and these are filled, or build it with the policy 'train'",
            Assert.Single(told, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToString());
        Assert.Empty(workshop.Progress.Events);
    }

    [Fact]
    public void Restoring_takes_a_whole_chain_from_the_cache()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1));
        var file = workshop.Write("moved.model.yaml", Moved);
        workshop.Build(file);
        Directory.Delete(workshop.OutputFolder, recursive: true);
        workshop.Always = options => options with { Policy = TrainingPolicy.Restore, Locked = true };

        Assert.Equal(ModelOrigin.Cache, workshop.Build(file).Origin);

        workshop.CacheFolder = workshop.Combine("fresh");
        Assert.Equal(ModelOrigin.UpToDate, workshop.Build(file).Origin);
        Directory.Delete(Path.Combine(workshop.OutputFolder, "base"), recursive: true);
        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics);
        Assert.StartsWith("'base' 1.0.0 would have to be trained, and the policy 'restore' takes models only from a cache: the lock fits, but no cache holds what was locked. Asked were ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_lock_is_an_error_and_stays_as_it_is()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        workshop.Write("street.lock.json", "<<<<<<< HEAD");

        Assert.Equal("TLP7001", Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics).Code);
        Assert.Equal("<<<<<<< HEAD", File.ReadAllText(ModelLock.PathFor(file)));
        Assert.False(Directory.Exists(workshop.OutputFolder));
    }

    [Fact]
    public void A_lock_that_cannot_be_written_is_an_error_and_no_model_is_published_without_it()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        Directory.CreateDirectory(ModelLock.PathFor(file));

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics);

        Assert.StartsWith($"{ModelLock.PathFor(file)}: error TLP7007: this lock can't be written, and no model is published without its lock: ", error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(workshop.OutputFolder, "street", "1.0.0")));
        Directory.Delete(ModelLock.PathFor(file));
        Assert.Equal(ModelOrigin.Cache, workshop.Build(file).Origin);
        Assert.True(File.Exists(ModelLock.PathFor(file)));
    }

    [Fact]
    public void What_a_version_should_have_told_is_told_before_training()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        workshop.Build(file);
        workshop.Progress.Events.Clear();

        workshop.Build(workshop.Write("street.model.yaml", Models.Street(epochs: 1, seed: "4")));

        Assert.Equal("TLP7011", Assert.IsType<TrainingEvent.Noticed>(workshop.Progress.Events[0]).Diagnostic.Code);
        workshop.Progress.Events.Clear();
        var error = Assert.Throws<DiagnosticException>(() => workshop.Build(workshop.Write("street.model.yaml", Models.Street(
            epochs: 1, tasks: "sign: { dataset: street, target: sign, head: classification }"))));
        Assert.Equal("TLP7010", Assert.Single(error.Diagnostics).Code);
        Assert.Empty(workshop.Progress.Events);
    }

    [Fact]
    public void A_model_under_anothers_version_is_told_of_in_every_build_until_it_is_that_one_again_or_has_its_own()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        Assert.Empty(VersionsTold(workshop, file));
        workshop.Write("street.model.yaml", Models.Street(epochs: 1, seed: "4"));
        Assert.Contains("(seed: 3 -> 4); ", Assert.Single(VersionsTold(workshop, file)), StringComparison.Ordinal);

        // The lock has been rewritten: up to date, on a build server, and from the cache after the output is gone.
        const string Told = ": warning TLP7011: this is another model than the one that was first locked as version 1.0.0; so that people can tell them apart, write 'version: 1.1.0'";
        Assert.EndsWith(Told, Assert.Single(VersionsTold(workshop, file)), StringComparison.Ordinal);
        workshop.Always = options => options with { Locked = true };
        Assert.EndsWith(Told, Assert.Single(VersionsTold(workshop, file)), StringComparison.Ordinal);
        Directory.Delete(workshop.OutputFolder, recursive: true);
        Assert.EndsWith(Told, Assert.Single(VersionsTold(workshop, file)), StringComparison.Ordinal);
        workshop.Always = options => options;

        workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        Assert.Empty(VersionsTold(workshop, file));
        workshop.Write("street.model.yaml", Models.Street(epochs: 1, seed: "4", version: "1.1.0"));
        Assert.Empty(VersionsTold(workshop, file));
        Assert.Empty(VersionsTold(workshop, file));
    }

    private static string[] VersionsTold(Workshop workshop, string file)
    {
        workshop.Progress.Events.Clear();
        workshop.Build(file);
        return [.. workshop.Warnings.Where(warning => warning.Contains(" TLP701", StringComparison.Ordinal))];
    }

    private static Dictionary<string, string> LocksOf(Workshop workshop) =>
        Directory.GetFiles(workshop.Combine(), "*.lock.json").ToDictionary(file => file, File.ReadAllText);
}
