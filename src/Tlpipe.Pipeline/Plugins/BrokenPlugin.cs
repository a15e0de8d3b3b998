using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>A plugin that can't be used.</summary>
internal sealed class BrokenPlugin
{
    private readonly string _path;
    private readonly PluginManifest? _manifest;

    /// <param name="warning">Says why; it stands at the plugin's assembly.</param>
    public BrokenPlugin(Diagnostic warning)
    {
        Warning = warning;
        _path = warning.Location!.File;
        _manifest = Ask(() => PluginManifest.Read(_path));
    }

    /// <summary>Why it can't be used: a warning as long as nobody asks for it.</summary>
    public Diagnostic Warning { get; }

    /// <summary>Whether its assembly has a name among its texts, as one that registers a part under it has.</summary>
    public bool Names(string name) => _manifest is not null && Ask(() => PluginManifest.HasText(_path, name));

    /// <summary>What is known of it: name, version, package.</summary>
    public override string ToString() =>
        _manifest is { Name: var name, Version: var version } ? PluginDiagnostics.Origin($"{name} {version.ToString(3)}", PluginPackage.Of(_path), _path) : _path;

    private static T? Ask<T>(Func<T> question)
    {
        try
        {
            return question();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            // Why it can't be used was told already; what else is known of it is little more than its path.
            return default;
        }
    }
}
