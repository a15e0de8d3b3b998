namespace Tlpipe.Testing.Engine;

/// <summary>The plugins that the kit carries.</summary>
internal static class FirstPartyPlugins
{
    /// <summary>Their assemblies; where the tested plugin is one of them, without it.</summary>
    public static IEnumerable<string> Except(string tested) =>
        Directory.EnumerateDirectories(Path.Combine(EngineLoader.Folder, "plugins"))
            .Select(folder => Path.Combine(folder, Path.GetFileName(folder) + ".dll"))
            .Where(path => Path.GetFileName(path) != Path.GetFileName(tested))
            .Order(StringComparer.Ordinal);
}
