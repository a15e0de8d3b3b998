using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching;

namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>
/// The plugins that come as packages: found, added and removed through the project that lists them. One process at a time changes a project; what comes
/// of it takes the project's place in whole, or nothing does.
/// </summary>
public sealed class PluginPackages
{
    private readonly CacheLayout _cache;
    private readonly IDotNetSdk _sdk;

    /// <summary>The packages, as the .NET SDK of this machine has them.</summary>
    /// <param name="cache">Has the locks by which processes wait for each other.</param>
    public PluginPackages(CacheLayout cache)
        : this(cache, new DotNetSdk())
    {
    }

    internal PluginPackages(CacheLayout cache, IDotNetSdk sdk) => (_cache, _sdk) = (cache, sdk);

    /// <summary>Called once where another process changes a project and this one has to wait.</summary>
    public Action<PluginProject> Waiting { get; init; } = _ => { };

    /// <summary>Ends waiting and fetching.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The plugins of a project, which is restored first where that is needed.</summary>
    /// <param name="project">The project.</param>
    /// <param name="locked">Whether packages that its lock doesn't have are an error.</param>
    /// <returns>The full paths of the plugins' assemblies.</returns>
    /// <exception cref="DiagnosticException">TLP2012, TLP2015, TLP2016: they can't be had.</exception>
    public IReadOnlyList<string> PluginsOf(PluginProject project, bool locked)
    {
        if (RestoredPackages.Read(project) is { } present) return PluginsIn(present);
        using var alone = Take(project);
        return PluginsIn(Restored(project, locked));
    }

    /// <summary>Adds a package, or gives it another version. Where it turns out to be unfit, or the process ends meanwhile, everything is as it was.</summary>
    /// <param name="project">The project; made where there is none yet.</param>
    /// <param name="package">The package's name.</param>
    /// <param name="version">Its version; <see langword="null"/> for the newest.</param>
    /// <param name="source">A further package source, which the project remembers.</param>
    /// <param name="current">The folder that a relative source is relative to.</param>
    /// <param name="check">Looks at the plugins of the package and of the project.</param>
    /// <exception cref="DiagnosticException">TLP2011: no plugin is in it. TLP2012, TLP2015, TLP2016: it can't be had. TLP2017: the source is a folder that isn't there. Or what <paramref name="check"/> says.</exception>
    public T Add<T>(PluginProject project, string package, string? version, string? source, string current, Func<IReadOnlyList<string>, IReadOnlyList<string>, T> check)
    {
        if (source is not null && PluginProject.FolderOf(source, current) is { } folder && !Directory.Exists(folder)) throw new DiagnosticException(PackageDiagnostics.NoSource(source, folder));
        using var alone = Take(project);
        using var draft = new ProjectDraft(project);
        if (!draft.Project.Exists) draft.Project.Create();
        if (source is not null) draft.Project.AddSource(source, current);
        _sdk.Add(draft.Project, package, version, Stop);
        var restored = Restored(draft.Project, locked: false);
        var added = restored.First(one => string.Equals(one.Id, package, StringComparison.OrdinalIgnoreCase));
        if (added.Plugins.Count == 0) throw new DiagnosticException(PackageDiagnostics.NoPluginInside($"{added.Id} {added.Version}"));
        var result = check(added.Plugins, PluginsIn(restored));
        Stop.ThrowIfCancellationRequested();
        draft.Commit();
        return result;
    }

    /// <summary>Removes a package.</summary>
    /// <param name="project">The project; <see langword="null"/> where there is none.</param>
    /// <param name="package">The package's name.</param>
    /// <exception cref="DiagnosticException">TLP2014: it isn't there. TLP2012, TLP2015, TLP2016: the others can't be had.</exception>
    public void Remove(PluginProject? project, string package)
    {
        if (project is null) throw new DiagnosticException(PackageDiagnostics.NotAdded(package, [], project: null));
        using var alone = Take(project);
        var references = project.References();
        if (!references.ContainsKey(package))
            throw new DiagnosticException(PackageDiagnostics.NotAdded(package, [.. references.Keys.Order(StringComparer.Ordinal)], project.File));
        using var draft = new ProjectDraft(project);
        draft.Project.Remove(package);
        _sdk.Restore(draft.Project, locked: false, Stop);
        draft.Commit();
    }

    private TrainingLock Take(PluginProject project) => TrainingLock.Take(_cache.PluginLock(project.File), () => Waiting(project), Stop);

    private IReadOnlyList<RestoredPackage> Restored(PluginProject project, bool locked)
    {
        if (RestoredPackages.Read(project) is { } present) return present;
        _sdk.Restore(project, locked, Stop);
        return RestoredPackages.Read(project) ?? throw new DiagnosticException(PackageDiagnostics.RestoreFailed(project, "packages.lock.json and obj/project.assets.json don't agree"));
    }

    private static IReadOnlyList<string> PluginsIn(IReadOnlyList<RestoredPackage> packages) => [.. packages.SelectMany(package => package.Plugins)];
}
