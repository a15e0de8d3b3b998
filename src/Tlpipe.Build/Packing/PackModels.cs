using System.Xml.Linq;
using Microsoft.Build.Framework;

namespace Tlpipe.Build.Packing;

/// <summary>Adds models to a package, with the MSBuild files that bring them to the projects that use it.</summary>
public sealed class PackModels : Microsoft.Build.Utilities.Task
{
    /// <summary>The files that <see cref="CollectModelsToPack"/> found, of all target frameworks.</summary>
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>What the project packs anyway.</summary>
    public ITaskItem[] PackageFiles { get; set; } = [];

    /// <summary>The package's name.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary>The folder to write to.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The project, in which errors are reported.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The files to add to the package, each with its <c>PackagePath</c>.</summary>
    [Output]
    public ITaskItem[] Files { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var files = Models.Select(PackedFile.From).DistinctBy(file => file.PackagePath).OrderBy(file => file.PackagePath, StringComparer.Ordinal).ToList();
        if (files.Count == 0) return true;
        try
        {
            Files =
            [
                .. files.Select(file => file.ToPackageFile()),
                Written(ModelTargets.For(PackageId, files), ModelTargets.FileName, $"{ModelTargets.Folder}/{ModelTargets.FileName}"),
                .. Hooks(),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Report(PackingDiagnostics.Unusable(error.Message), ProjectFile);
        }
        return !Log.HasLoggedErrors;
    }

    // NuGet imports build/ID.targets, or buildTransitive/ID.targets in its place: a project that packs either decides for both.
    private IEnumerable<ITaskItem> Hooks()
    {
        var own = OwnTargets.Among(PackageFiles, PackageId);
        foreach (var (packagePath, path) in own.Where(targets => !File.ReadAllText(targets.Path).Contains($"{ModelTargets.Folder}/{ModelTargets.FileName}", StringComparison.Ordinal)))
            Report(PackingDiagnostics.NotImported(packagePath, ModelTargets.Import), path);
        if (own.Count > 0) return [];
        var targets = Written(ModelTargets.Importing(), "package.targets", $"build/{PackageId}.targets;buildTransitive/{PackageId}.targets");
        return [targets];
    }

    private ITaskItem Written(XElement content, string name, string packagePath)
    {
        var path = Path.Combine(Folder, name);
        var text = content + "\n";
        // Untouched where nothing changed, or the package would be made anew.
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, text);
        }
        return PackedFile.PackageFile(path, packagePath);
    }

    private void Report(Diagnostic error, string file) => Log.LogError(null, error.Code, null, file, 0, 0, 0, 0, error.Text);
}
