namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>Puts a project and its lock back as they were, unless a change is kept.</summary>
internal sealed class ProjectBackup : IDisposable
{
    private readonly List<(string File, byte[]? Content)> _files;
    private readonly string? _made;
    private bool _keep;

    public ProjectBackup(PluginProject project)
    {
        string[] files = [project.File, project.LockFile];
        _files = [.. files.Select(file => (file, File.Exists(file) ? File.ReadAllBytes(file) : null))];
        _made = Directory.Exists(project.Folder) ? null : project.Folder;
    }

    /// <summary>Leaves everything as it is now.</summary>
    public void Keep() => _keep = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_keep) return;
        foreach (var (file, content) in _files)
            if (content is not null) File.WriteAllBytes(file, content);
            else if (File.Exists(file)) File.Delete(file);
        if (_made is not null && Directory.Exists(_made)) Directory.Delete(_made, recursive: true);
    }
}
