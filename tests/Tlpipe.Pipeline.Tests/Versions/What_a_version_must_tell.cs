using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Tests.Locking;
using Tlpipe.Pipeline.Tests.Planning;
using Tlpipe.Pipeline.Versions;

namespace Tlpipe.Pipeline.Tests.Versions;

public sealed class What_a_version_must_tell(PlanningFixture planning) : IClassFixture<PlanningFixture>
{
    private const string Breaks = "applications made for the locked version 1.2.3 may break: ";

    [Fact]
    public void Nothing_where_the_key_is_the_locked_one()
    {
        var plan = Plan("1.2.3");
        Assert.Empty(VersionRules.Find(plan, Locks.Of(plan)));
    }

    [Fact]
    public void A_label_that_was_added_takes_a_major_version()
    {
        var locked = Locked("1.2.3") with { Tasks = [Locks.Task("kind", "no")] };

        var error = Assert.Single(VersionRules.Find(Plan("1.2.3"), locked));

        Assert.Equal((DiagnosticSeverity.Error, "TLP7010"), (error.Severity, error.Code));
        Assert.Equal($"{Breaks}label 'yes' of task 'kind' added; such a change takes a new major version: write 'version: 2.0.0'", error.Message);
        Assert.Equal((2, 10), (error.Location!.Line, error.Location.Column));
        Assert.Equal("TLP7010", Assert.Single(VersionRules.Find(Plan("1.9.0"), locked)).Code);
        Assert.Empty(VersionRules.Find(Plan("2.0.0"), locked));
    }

    [Fact]
    public void All_that_applications_see_counts()
    {
        var locked = Locked("1.2.3") with
        {
            Input = new(InputSignature.Picture(224, null), "picture"),
            Tasks = [Locks.Task("gone", "a"), Locks.Task("kind", "yes", "maybe", "no") with { Output = new(OutputKind.Sigmoid, ["yes", "maybe", "no"]) }],
        };
        Assert.Equal(
            [
                "input picture uint8 [3, 224, any] -> row float32 [4]",
                "codec picture -> row",
                "task 'gone' removed",
                "kind of task 'kind' sigmoid -> softmax",
                "label 'maybe' of task 'kind' removed",
                "labels of task 'kind' in another order (yes, no -> no, yes)",
            ],
            BreakingChanges.Between(locked, Plan("1.2.3")));
    }

    [Fact]
    public void Tasks_that_were_added_or_changed_places_count()
    {
        const string Two = "\n  other: { dataset: { use: points, size: 4 }, head: vote }";
        var locked = Locked("1.2.3") with { Tasks = [Locks.Task("other", "no", "yes"), Locks.Task("kind", "no", "yes")] };

        Assert.Equal(["tasks in another order (other, kind -> kind, other)"], BreakingChanges.Between(locked, Plan("1.2.3", Two)));
        Assert.Equal(["task 'other' added"], BreakingChanges.Between(Locked("1.2.3"), Plan("1.2.3", Two)));
    }

    [Fact]
    public void Many_changes_stay_one_line()
    {
        var locked = Locked("1.2.3") with { Tasks = [Locks.Task("kind", "no", "yes", "a", "b", "c", "d", "e", "f")] };
        Assert.Contains("label 'e' of task 'kind' removed; and 1 more; such", Assert.Single(VersionRules.Find(Plan("1.2.3"), locked)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.2.5", "0.2.6", "0.3.0")]
    [InlineData("0.2.5", "0.3.0", null)]
    [InlineData("0.2.5", "1.0.0", null)]
    [InlineData("1.2.3", "2.0.0-beta.1", null)]
    [InlineData("2.0.0-beta.1", "2.0.0-beta.1", "2.0.0-beta.2")]
    [InlineData("2.0.0-beta.1", "2.0.0-beta.2", null)]
    [InlineData("2.0.0-rc", "2.0.0-rc", "2.0.0-rc.1")]
    [InlineData("2.0.0-rc", "2.0.0", null)]
    [InlineData("2.1.0-beta.1", "2.1.0", "3.0.0")]
    [InlineData("3.0.0", "2.0.0", "4.0.0")]
    public void Which_versions_may_break_applications(string before, string version, string? needed)
    {
        var locked = Locked(before) with { Tasks = [Locks.Task("kind", "no")] };

        var told = VersionRules.Find(Plan(version), locked).SingleOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        if (needed is null) Assert.Null(told);
        else Assert.EndsWith($": write 'version: {needed}'", told!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_before_version_1_takes_a_minor_version()
    {
        var locked = Locked("0.2.5") with { Tasks = [Locks.Task("kind", "no")] };
        Assert.Equal(
            "applications made for the locked version 0.2.5 may break: label 'yes' of task 'kind' added; such a change takes a new minor version before 1.0.0: write 'version: 0.3.0'",
            Assert.Single(VersionRules.Find(Plan("0.2.5"), locked)).Message);
    }

    [Fact]
    public void Other_settings_under_the_same_version_are_a_warning_that_names_the_minor_version()
    {
        var locked = Locked("1.2.3", "\nseed: 4");

        var warning = Assert.Single(VersionRules.Find(Plan("1.2.3"), locked));

        Assert.Equal((DiagnosticSeverity.Warning, "TLP7011", 2), (warning.Severity, warning.Code, warning.Location!.Line));
        Assert.Equal(
            "this is another model than the locked one of the same version 1.2.3 (seed: 4 -> 1); so that people can tell them apart, write 'version: 1.3.0'",
            warning.Message);
        Assert.Empty(VersionRules.Find(Plan("1.2.4"), locked));
        Assert.Empty(VersionRules.Find(Plan("1.3.0-rc"), locked));
    }

    [Fact]
    public void A_version_stands_for_what_was_first_locked_under_it_whatever_was_built_since()
    {
        var (first, second, third) = (Plan("1.2.3", "\nseed: 4"), Plan("1.2.3", "\nseed: 5"), Plan("1.2.3"));
        var locked = Locks.Of(second) with { FirstTrainingKey = VersionRules.FirstTrainingKey(second, Locks.Of(first)) };

        const string Told = "this is another model than the one that was first locked as version 1.2.3; so that people can tell them apart, write 'version: 1.3.0'";
        foreach (var other in new[] { second, third })
        {
            var warning = Assert.Single(VersionRules.Find(other, locked));
            Assert.Equal(("TLP7011", DiagnosticSeverity.Warning, Told), (warning.Code, warning.Severity, warning.Message));
        }

        Assert.Empty(VersionRules.Find(first, locked));
        Assert.Empty(VersionRules.Find(Plan("1.2.4"), locked));
    }

    [Fact]
    public void A_lock_keeps_its_first_training_while_the_version_stays()
    {
        var (first, second) = (Plan("1.2.3", "\nseed: 4"), Plan("1.2.3"));

        Assert.Equal(first.Keys.Training, VersionRules.FirstTrainingKey(first, null));
        Assert.Equal(first.Keys.Training, VersionRules.FirstTrainingKey(second, Locks.Of(first)));
        Assert.Equal(first.Keys.Training, VersionRules.FirstTrainingKey(Plan("1.2.3+build.2"), Locks.Of(first)));
        foreach (var other in new[] { Locks.Of(Plan("1.2.2", "\nseed: 4")), Locks.Of(first) with { Model = "another" }, Locks.Of(first) with { Format = 1 } })
            Assert.Equal(second.Keys.Training, VersionRules.FirstTrainingKey(second, other));
    }

    [Theory]
    [InlineData("1.2.3", "1.2.4")]
    [InlineData("0.2.3", "0.2.4")]
    [InlineData("1.3.0-rc.9", "1.3.0-rc.10")]
    [InlineData("1.2.3+build.5", "1.2.4")]
    public void Other_tools_take_a_patch(string version, string needed)
    {
        var plan = Plan(version);
        var locked = Locks.Of(planning.Plan(Text(version), options => options with { ToolVersion = "0.0.9", EngineIdentity = "older" }));

        var warning = Assert.Single(VersionRules.Find(plan, locked));

        Assert.Equal("TLP7011", warning.Code);
        Assert.EndsWith($"(engine: its content changed; tool: 0.0.9 -> 0.1.0); so that people can tell them apart, write 'version: {needed}'", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lower_version_is_a_warning()
    {
        var warning = Assert.Single(VersionRules.Find(Plan("1.2.2"), Locked("1.2.3", "\nseed: 4")));

        Assert.Equal(("TLP7012", DiagnosticSeverity.Warning), (warning.Code, warning.Severity));
        Assert.Equal("the version 1.2.2 is lower than the locked 1.2.3; versions only go up: write 'version: 1.3.0', or restore the lock that belongs to 1.2.2", warning.Message);
    }

    [Fact]
    public void Gates_alone_and_a_new_name_need_no_version()
    {
        Assert.Empty(VersionRules.Find(Plan("1.2.3", "\ngates: [{ metric: kind.accuracy, min: 0.5 }]"), Locked("1.2.3")));
        Assert.Empty(VersionRules.Find(Plan("1.2.3"), Locked("1.2.3", "\nseed: 4") with { Model = "another" }));
    }

    [Fact]
    public void Versions_are_ordered_as_semver_org_orders_them()
    {
        string[] ordered =
            ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "2.0.0", "2.1.0", "2.1.1"];
        for (var left = 0; left < ordered.Length; left++)
        for (var right = 0; right < ordered.Length; right++)
            Assert.Equal(Math.Sign(left.CompareTo(right)), Math.Sign(Version(ordered[left]).ComparePrecedence(Version(ordered[right]))));
        Assert.Equal(0, Version("1.0.0+a").ComparePrecedence(Version("1.0.0+b")));
    }

    private static SemanticVersion Version(string text) => SemanticVersion.Parse(text)!;

    private static string Text(string version, string more = "") =>
        PlanningFixture.Model.Replace("version: 1.0.0", $"version: {version}", StringComparison.Ordinal) + more;

    private TrainingPlan Plan(string version, string more = "") => planning.Plan(Text(version, more));

    private ModelLock Locked(string version, string more = "") => Locks.Of(Plan(version, more)) with { Key = Digest.Of("another") };
}
