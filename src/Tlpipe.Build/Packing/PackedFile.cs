using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Tlpipe.Build.Packing;

/// <summary>A file of a model that goes into a package.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Key">The model's input key.</param>
/// <param name="Folder">The model's folder in the output of those who use the package, escaped for MSBuild: <c>models/ants-vs-bees</c>.</param>
/// <param name="CopyToOutput">When it is copied to their output.</param>
/// <param name="CopyToPublish">When it is copied to their published program.</param>
internal sealed record PackedFile(string Path, string Model, string Version, string Key, string Folder, string CopyToOutput, string CopyToPublish)
{
    /// <summary>The file's name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Where it lies in the package.</summary>
    public string PackagePath => $"{ModelTargets.Folder}/models/{Model}/{Name}";

    public static PackedFile Of(string path, ITaskItem artifact) => new(
        path,
        artifact.GetMetadata("Name"),
        artifact.GetMetadata("Version"),
        artifact.GetMetadata("Key"),
        $"{((ITaskItem2)artifact).GetMetadataValueEscaped("OutputFolder").Replace('\\', '/').TrimEnd('/')}/{artifact.GetMetadata("Name")}".TrimStart('/'),
        artifact.GetMetadata("CopyToOutputDirectory"),
        artifact.GetMetadata("CopyToPublishDirectory"));

    public static PackedFile From(ITaskItem item) => new(
        item.GetMetadata("FullPath"),
        item.GetMetadata("Model"),
        item.GetMetadata("Version"),
        item.GetMetadata("Key"),
        ((ITaskItem2)item).GetMetadataValueEscaped("Folder"),
        item.GetMetadata("CopyToOutput"),
        item.GetMetadata("CopyToPublish"));

    public ITaskItem ToItem()
    {
        var item = new TaskItem(Path);
        item.SetMetadata("Model", Model);
        item.SetMetadata("Version", Version);
        item.SetMetadata("Key", Key);
        item.SetMetadata("Folder", Folder);
        item.SetMetadata("CopyToOutput", CopyToOutput);
        item.SetMetadata("CopyToPublish", CopyToPublish);
        return item;
    }

    /// <summary>The file as an item of NuGet's packing.</summary>
    public ITaskItem ToPackageFile() => PackageFile(Path, PackagePath);

    public static ITaskItem PackageFile(string path, string packagePath)
    {
        var item = new TaskItem(path);
        item.SetMetadata("PackagePath", packagePath);
        item.SetMetadata("BuildAction", "None");
        return item;
    }
}
