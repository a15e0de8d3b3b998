namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>
/// A copy of a project that is worked on in its place. It lies beside the project's folder, so that relative sources and configuration files lead where they
/// lead from there. What a process that was killed left of one is cleared away by the next: the caller holds the project's lock.
/// </summary>
internal sealed class ProjectDraft : IDisposable
{
    private const string GitIgnore = ".gitignore";
    private readonly PluginProject _own;
    private readonly bool _isNew;
    private readonly IReadOnlyList<string> _made;

    /// <param name="project">The project; it may not be there yet.</param>
    public ProjectDraft(PluginProject project)
    {
        _own = project;
        _isNew = !Directory.Exists(project.Folder);
        var folder = project.Folder + ".new";
        Project = new(Path.Combine(folder, Path.GetFileName(project.File))) { Shown = project.File };
        _made = [.. Missing(Path.GetDirectoryName(folder))];
        Delete(folder);
        Directory.CreateDirectory(folder);
        if (_isNew) return;
        foreach (var file in Directory.EnumerateFiles(project.Folder)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folder, GitIgnore), "*\n");
    }

    /// <summary>The copy.</summary>
    public PluginProject Project { get; }

    /// <summary>Puts it in the project's place. Between any two of these steps the project is still the earlier one: what it asks for decides.</summary>
    public void Commit()
    {
        if (_isNew)
        {
            Directory.Move(Project.Folder, _own.Folder);
            return;
        }

        // It is of the earlier project. To whoever goes back to that, NuGet would say that all is restored, and leave what follows as it is.
        if (File.Exists(_own.RestoreMark)) File.Delete(_own.RestoreMark);
        Move(Project.AssetsFile, _own.AssetsFile);
        Move(Project.LockFile, _own.LockFile);
        if (!File.Exists(Path.Combine(_own.Folder, GitIgnore))) PluginProject.WriteGitIgnore(_own.Folder);
        Move(Project.File, _own.File);
    }

    /// <summary>Takes the copy away, and the folders that were made for it alone.</summary>
    public void Dispose()
    {
        Delete(Project.Folder);
        foreach (var folder in _made.TakeWhile(folder => !Directory.EnumerateFileSystemEntries(folder).Any())) Directory.Delete(folder);
    }

    /// <summary>A folder and those above it that aren't there, from the inside out.</summary>
    private static IEnumerable<string> Missing(string? folder)
    {
        for (; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder)) yield return folder;
    }

    private static void Move(string from, string to)
    {
        if (!File.Exists(from)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
