using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>The plugins that come as packages: found, added and removed through the project that lists them.</summary>
public static class PluginPackages
{
    /// <summary>The plugins of a project, which is restored first where that is needed.</summary>
    /// <param name="project">The project.</param>
    /// <param name="locked">Whether packages that its lock doesn't have are an error.</param>
    /// <returns>The full paths of the plugins' assemblies.</returns>
    /// <exception cref="DiagnosticException">TLP2012, TLP2015, TLP2016: they can't be had.</exception>
    public static IReadOnlyList<string> PluginsOf(PluginProject project, bool locked) => [.. Restored(project, locked).SelectMany(package => package.Plugins)];

    /// <summary>Adds a package, or gives it another version. Where it turns out to be unfit, everything is as it was.</summary>
    /// <param name="project">The project; made where there is none yet.</param>
    /// <param name="package">The package's name.</param>
    /// <param name="version">Its version; <see langword="null"/> for the newest.</param>
    /// <param name="source">A further package source, which the project remembers.</param>
    /// <param name="current">The folder that a relative source is relative to.</param>
    /// <param name="check">Looks at the plugins of the package and of the project.</param>
    /// <exception cref="DiagnosticException">TLP2011: no plugin is in it. TLP2012, TLP2015, TLP2016: it can't be had. Or what <paramref name="check"/> says.</exception>
    public static T Add<T>(PluginProject project, string package, string? version, string? source, string current, Func<IReadOnlyList<string>, IReadOnlyList<string>, T> check)
    {
        using var undo = new ProjectBackup(project);
        if (!project.Exists) project.Create();
        if (source is not null) project.AddSource(source, current);
        DotNetSdk.Add(project, package, version);
        var restored = Restored(project, locked: false);
        var added = restored.First(one => string.Equals(one.Id, package, StringComparison.OrdinalIgnoreCase));
        if (added.Plugins.Count == 0) throw new DiagnosticException(PackageDiagnostics.NoPluginInside($"{added.Id} {added.Version}"));
        var result = check(added.Plugins, [.. restored.SelectMany(one => one.Plugins)]);
        undo.Keep();
        return result;
    }

    /// <summary>Removes a package.</summary>
    /// <param name="project">The project; <see langword="null"/> where there is none.</param>
    /// <param name="package">The package's name.</param>
    /// <exception cref="DiagnosticException">TLP2014: it isn't there. TLP2012, TLP2015, TLP2016: the others can't be had.</exception>
    public static void Remove(PluginProject? project, string package)
    {
        var references = project?.References() ?? new Dictionary<string, string>();
        if (project is null || !references.ContainsKey(package))
            throw new DiagnosticException(PackageDiagnostics.NotAdded(package, [.. references.Keys.Order(StringComparer.Ordinal)], project?.File));
        using var undo = new ProjectBackup(project);
        project.Remove(package);
        DotNetSdk.Restore(project, locked: false);
        undo.Keep();
    }

    private static IReadOnlyList<RestoredPackage> Restored(PluginProject project, bool locked)
    {
        if (RestoredPackages.Read(project) is { } present) return present;
        DotNetSdk.Restore(project, locked);
        return RestoredPackages.Read(project) ?? throw new DiagnosticException(PackageDiagnostics.SdkFailed(project.File, "restoring the plugins", "packages.lock.json and obj/project.assets.json don't agree"));
    }
}
