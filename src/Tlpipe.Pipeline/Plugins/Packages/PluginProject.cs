using System.Text;
using System.Xml;
using System.Xml.Linq;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>
/// The project <c>.config/tlpipe/plugins.csproj</c>, which lists plugin packages for the tool, as <c>.config/dotnet-tools.json</c> lists tools: whatever
/// lies below the folder that has it is worked on with them. The .NET SDK restores it.
/// </summary>
/// <param name="File">The project's full path.</param>
public sealed record PluginProject(string File)
{
    private const string RelativePath = ".config/tlpipe/plugins.csproj";
    private const string ToolManifest = ".config/dotnet-tools.json";
    private const string Sources = "RestoreAdditionalProjectSources";
    private const string OwnFolder = "$(MSBuildThisFileDirectory)";

    /// <summary>The folder of the project.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>What restoring wrote: the versions and digests of all packages, to be committed.</summary>
    public string LockFile => Path.Combine(Folder, "packages.lock.json");

    /// <summary>What restoring wrote: where the packages lie on this machine.</summary>
    internal string AssetsFile => Path.Combine(Folder, "obj", "project.assets.json");

    /// <summary>By what NuGet knows that it has restored the project as it stands, and needs not look at anything else.</summary>
    internal string RestoreMark => Path.Combine(Folder, "obj", "project.nuget.cache");

    /// <summary>What diagnostics call it.</summary>
    internal string Shown { get; init; } = File;

    /// <summary>Whether it is there.</summary>
    public bool Exists => System.IO.File.Exists(File);

    /// <summary>The project of a folder or of the nearest one above it; <see langword="null"/> where there is none.</summary>
    public static PluginProject? Find(string folder) => Above(folder).Select(In).FirstOrDefault(project => project.Exists);

    /// <summary>Where a folder's project is, or is to be made: beside the tool manifest of it or of one above, or in it.</summary>
    public static PluginProject FindOrPlace(string folder) =>
        Find(folder) ?? In(Above(folder).FirstOrDefault(above => System.IO.File.Exists(Path.Combine(above, ToolManifest))) ?? folder);

    /// <summary>The packages that it asks for, with what stands as their versions.</summary>
    /// <exception cref="DiagnosticException">TLP2015: it is damaged.</exception>
    public IReadOnlyDictionary<string, string> References() => Read().Descendants("PackageReference")
        .Where(reference => reference.Attribute("Include") is not null)
        .DistinctBy(reference => (string)reference.Attribute("Include")!, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(reference => (string)reference.Attribute("Include")!, VersionOf, StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes it, with no package in it.</summary>
    internal void Create()
    {
        Directory.CreateDirectory(Folder);
        System.IO.File.WriteAllText(File, """
            <Project>
              <!-- The plugins that tlpipe works with here: 'tlpipe plugins add' and 'remove' write them, 'dotnet restore' fetches them. Commit it with its packages.lock.json. -->
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
              </PropertyGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
            </Project>

            """);
        WriteGitIgnore(Folder);
    }

    /// <summary>What is in its folder and not to be committed.</summary>
    internal static void WriteGitIgnore(string folder) => System.IO.File.WriteAllText(Path.Combine(folder, ".gitignore"), "bin/\nobj/\n");

    /// <summary>Remembers a package source: a folder, relative where it was given so, or an address.</summary>
    /// <param name="source">The source as it was given.</param>
    /// <param name="current">What a relative folder is relative to.</param>
    internal void AddSource(string source, string current)
    {
        var project = Read();
        var known = project.Descendants(Sources).FirstOrDefault();
        if (known is null)
        {
            known = new XElement(Sources);
            project.Descendants("RestorePackagesWithLockFile").Concat(project.Descendants("TargetFramework")).First().AddAfterSelf(new XText("\n    "), known);
        }

        var written = IsAddress(source) || Path.IsPathRooted(source)
            ? source
            : $"{OwnFolder}{Path.GetRelativePath(Folder, Path.GetFullPath(source, current)).Replace('\\', '/')}";
        if (known.Value.Split(';').Contains(written, StringComparer.Ordinal)) return;
        known.Value = known.Value.Length == 0 ? written : $"{known.Value};{written}";
        Write(project);
    }

    /// <summary>The package sources that it remembered before it was worked on: addresses, and the full paths of folders. None where it is damaged, or isn't there yet.</summary>
    internal IReadOnlyList<string> Remembered()
    {
        var own = new PluginProject(Shown);
        if (!own.Exists) return [];
        try
        {
            return [.. own.Read().Descendants(Sources)
                .SelectMany(sources => sources.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(source => IsAddress(source) ? source : Path.GetFullPath(source.Replace(OwnFolder, own.Folder + '/', StringComparison.Ordinal), own.Folder))];
        }
        catch (DiagnosticException)
        {
            // Whoever asks has something else to tell.
            return [];
        }
    }

    /// <summary>The full path of the folder that a package source is; <see langword="null"/> for an address elsewhere.</summary>
    internal static string? FolderOf(string source, string current) =>
        !IsAddress(source) ? Path.GetFullPath(source, current)
        : Uri.TryCreate(source, UriKind.Absolute, out var address) && address.IsFile ? address.LocalPath
        : null;

    /// <summary>Takes a package out.</summary>
    internal void Remove(string package)
    {
        var project = Read();
        foreach (var reference in project.Descendants("PackageReference").Where(reference => string.Equals((string?)reference.Attribute("Include"), package, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            if (reference.PreviousNode is XText blank) blank.Remove();
            reference.Remove();
        }

        Write(project);
    }

    private static bool IsAddress(string source) => source.Contains("://", StringComparison.Ordinal);

    private static IEnumerable<string> Above(string folder)
    {
        for (var above = Path.GetFullPath(folder); above is not null; above = Path.GetDirectoryName(above)) yield return above;
    }

    private static PluginProject In(string folder) => new(Path.Combine(folder, RelativePath));

    private static string VersionOf(XElement reference) => (string?)reference.Attribute("Version") ?? (string?)reference.Element(reference.Name.Namespace + "Version") ?? "";

    private XDocument Read()
    {
        try
        {
            return XDocument.Load(File, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException error)
        {
            throw new DiagnosticException(PackageDiagnostics.Damaged(Shown, error.LineNumber, error.LinePosition), error);
        }
    }

    private void Write(XDocument project)
    {
        using var writer = XmlWriter.Create(File, new() { OmitXmlDeclaration = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.None });
        project.Save(writer);
    }
}
