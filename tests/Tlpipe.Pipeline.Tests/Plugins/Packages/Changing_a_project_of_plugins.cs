using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Plugins.Packages;

namespace Tlpipe.Pipeline.Tests.Plugins.Packages;

public sealed class Changing_a_project_of_plugins : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PluginProject _project;
    private readonly SampleFeed _feed;

    public Changing_a_project_of_plugins()
    {
        _project = PluginProject.FindOrPlace(_folder.Combine("models"));
        _feed = new(_folder);
        var plugin = PluginCompiler.CompileLibrary(_folder, "Points.dll", "public sealed class Points;");
        foreach (var version in new[] { "1.0.0", "1.0.0-rc.1", "1.1.0" }) _feed.Publish("Acme.Points", version, plugin);
        _feed.Publish("Acme.Lines", "1.0.0", plugin);
        _feed.Publish("Acme.Empty", "1.0.0");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Adds_gives_other_versions_and_removes()
    {
        Assert.Equal([_folder.Combine("packages/acme.points/1.0.0-rc.1/tlpipe/net10.0/Points.dll")], Add("Acme.Points", "1.0.0-RC.1"));
        Assert.Equal([_folder.Combine("packages/acme.points/1.1.0/tlpipe/net10.0/Points.dll")], Add("acme.points", "1.1"));
        Add("Acme.Lines");
        var restores = _feed.Restores;
        Assert.Equal(2, Packages().PluginsOf(_project, locked: true).Count);
        Assert.Equal(restores, _feed.Restores);

        Packages().Remove(_project, "ACME.POINTS");

        Assert.Equal("Acme.Lines", Assert.Single(_project.References()).Key);
        Assert.Equal(["Points.dll"], Packages().PluginsOf(_project, locked: true).Select(plugin => Path.GetFileName(plugin)));
        Assert.Equal(["models", "models/.config", "models/.config/tlpipe", "models/.config/tlpipe/obj"], Folders());
    }

    [Theory]
    [InlineData("Acme.Empty", "TLP2011")]
    [InlineData("Acme.Absent", "TLP2012")]
    public void Leaves_everything_as_it_was_where_a_package_is_unfit(string package, string code)
    {
        Assert.Equal(code, Assert.Single(Assert.Throws<DiagnosticException>(() => Add(package)).Diagnostics).Code);
        Assert.Empty(Folders());

        Add("Acme.Points");
        var before = State();
        Assert.Throws<DiagnosticException>(() => Add(package));
        Assert.Throws<InvalidDataException>(() => Packages().Add<int>(_project, "Acme.Lines", null, null, _folder.Path, (_, _) => throw new InvalidDataException("unfit")));

        Assert.Equal(before, State());
    }

    [Fact]
    public void Refuses_a_folder_of_packages_that_is_not_there_before_anything_is_changed()
    {
        var error = Assert.Throws<DiagnosticException>(() => Packages().Add(_project, "Acme.Points", null, "../nowhere", _folder.Combine("models"), (added, _) => added));

        Assert.Equal(
            $"tlpipe: error TLP2017: there is no folder '../nowhere' to take packages from (looked at {_folder.Combine("nowhere")}); correct --source, which names a folder of packages or a feed's address",
            error.Message);
        Assert.Equal(0, _feed.Restores);
        Assert.Empty(Folders());
    }

    [Fact]
    public void Leaves_the_project_as_it_was_while_it_works_and_clears_away_what_a_killed_process_left()
    {
        Add("Acme.Points");
        var before = State();
        _folder.Write("models/.config/tlpipe.new/plugins.csproj", "<Project>half of it");
        _folder.Write("models/.config/tlpipe.new/obj/project.assets.json", "{");
        var during = new List<string>();
        _feed.Working = draft => during.Add($"{State() == before} {draft.Shown} {Path.GetRelativePath(_folder.Path, draft.File)}");

        Add("Acme.Points", "1.1.0");

        Assert.Equal([$"True {_project.File} models/.config/tlpipe.new/plugins.csproj"], during);
        Assert.Equal("1.1.0", _project.References()["Acme.Points"]);
        Assert.DoesNotContain("models/.config/tlpipe.new", Folders());
    }

    [Fact]
    public void Takes_away_by_what_NuGet_would_know_the_earlier_project_as_restored()
    {
        Add("Acme.Points");
        var mark = _folder.Write("models/.config/tlpipe/obj/project.nuget.cache", "{}");

        Assert.Throws<DiagnosticException>(() => Add("Acme.Empty"));
        Assert.True(File.Exists(mark));
        Add("Acme.Points", "1.1.0");

        Assert.False(File.Exists(mark));
    }

    [Fact]
    public async Task Lets_one_process_at_a_time_work_on_a_project()
    {
        using var working = new ManualResetEventSlim();
        using var waiting = new ManualResetEventSlim();
        _feed.Working = _ =>
        {
            working.Set();
            Assert.True(waiting.Wait(TimeSpan.FromMinutes(1)));
        };
        var first = Task.Run(() => Add("Acme.Points"));
        Assert.True(working.Wait(TimeSpan.FromMinutes(1)));

        Add("Acme.Lines", waiting: project =>
        {
            Assert.Equal(_project, project);
            waiting.Set();
        });

        await first;
        Assert.Equal(["Acme.Lines", "Acme.Points"], _project.References().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Stops_when_it_is_told_to_and_leaves_everything_as_it_was()
    {
        Add("Acme.Points");
        var before = State();
        using var stop = new CancellationTokenSource();
        _feed.Working = _ => stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Add("Acme.Lines", stop: stop.Token));

        Assert.Equal(before, State());
    }

    [Theory]
    [InlineData("1.0", "[1.0.0, )", true)]
    [InlineData("1.0.0.0", "[1.0.0, )", true)]
    [InlineData("1.0.0-RC.1", "[1.0.0-rc.1, )", true)]
    [InlineData("[1.0]", "[1.0.0, 1.0.0]", true)]
    [InlineData("1.*", "[1.*, )", true)]
    [InlineData("1.2", "[1.20.0, )", false)]
    [InlineData("1.0", "[11.0.0, )", false)]
    [InlineData("1.0.0", "[1.0.0-rc.1, )", false)]
    [InlineData("1.0.0", "[1.0.0, 1.0.0]", false)]
    [InlineData("$(Newest)", "[1.0.0, )", false)]
    public void Compares_versions_as_versions(string asked, string locked, bool same) => Assert.Equal(same, PackageVersions.AreSameRange(asked, locked));

    private IReadOnlyList<string> Add(string package, string? version = null, Action<PluginProject>? waiting = null, CancellationToken stop = default) =>
        Packages(waiting, stop).Add(_project, package, version, source: null, _folder.Path, (added, _) => added);

    private PluginPackages Packages(Action<PluginProject>? waiting = null, CancellationToken stop = default) =>
        new(new CacheLayout(_folder.Combine("cache")), _feed) { Waiting = waiting ?? (_ => { }), Stop = stop };

    private string State() => string.Join('\n', Directory.EnumerateFiles(_project.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file}: {File.ReadAllText(file)}"));

    private IEnumerable<string> Folders() =>
        Directory.EnumerateDirectories(_folder.Combine("."), "*", SearchOption.AllDirectories).Select(folder => Path.GetRelativePath(_folder.Path, folder))
            .Where(folder => folder.StartsWith("models", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
