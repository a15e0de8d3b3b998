using System.Xml.Linq;

namespace Tlpipe.Build.Packing;

/// <summary>The MSBuild files by which a package hands its models on to the projects that use it. They need nothing but MSBuild.</summary>
internal static class ModelTargets
{
    /// <summary>The folder in the package that holds the models and <see cref="FileName"/>.</summary>
    public const string Folder = "tlpipe";

    /// <summary>The file that says it all.</summary>
    public const string FileName = "models.targets";

    /// <summary>How a file in <c>build/</c> or <c>buildTransitive/</c> names it.</summary>
    public const string Import = $"$(MSBuildThisFileDirectory)../{Folder}/{FileName}";

    /// <summary>The file <c>build/ID.targets</c>.</summary>
    public static XElement Importing() => new("Project", new XElement("Import", new XAttribute("Project", Import)));

    /// <summary>The file with the models: they are copied to output and published program as a file of the project itself would be.</summary>
    public static XElement For(string package, IReadOnlyList<PackedFile> files) => new("Project",
        new XElement("ItemGroup",
            files.DistinctBy(file => file.Folder).Select(file => Model(package, file)),
            files.Select(Copied)),
        SameModelCheck());

    // With the key the file is another for every other model: what packing looks at are times, and a model from the cache may be old.
    private static XElement Model(string package, PackedFile file) => new("TlpipePackagedModel",
        new XAttribute("Include", file.Folder),
        new XAttribute("Name", file.Model),
        new XAttribute("Version", file.Version),
        new XAttribute("Key", file.Key),
        new XAttribute("Package", package));

    private static XElement Copied(PackedFile file) => new("None",
        new XAttribute("Include", $"$(MSBuildThisFileDirectory)models/{file.Model}/{file.Name}"),
        new XAttribute("Link", $"{file.Folder}/{file.Name}"),
        new XAttribute("CopyToOutputDirectory", file.CopyToOutput),
        new XAttribute("CopyToPublishDirectory", file.CopyToPublish),
        new XAttribute("Visible", "false"),
        new XAttribute("Pack", "false"));

    // Every package brings the same target under the same name: it runs once, after all models of the project are known.
    private static XElement SameModelCheck() => new("Target",
        new XAttribute("Name", "_TlpipeCheckPackagedModels"),
        new XAttribute("AfterTargets", "AssignTargetPaths"),
        new XElement("Error",
            new XAttribute("Condition", "'%(TlpipePackagedModel.Identity)' != '' and '@(TlpipePackagedModel->Count())' != '1'"),
            new XAttribute("Code", PackingDiagnostics.SameModelCode),
            new XAttribute("File", "$(MSBuildProjectFullPath)"),
            new XAttribute("Text", "%(TlpipePackagedModel.Identity) in the output would get models from several places: "
                + "@(TlpipePackagedModel->'%(Package)', ', '); take the models of one package only, "
                + "with ExcludeAssets=\"build;buildTransitive\" on the PackageReference of the other")));
}
