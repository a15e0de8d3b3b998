using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>Finds the artifact that a person means.</summary>
public static class ArtifactLocation
{
    /// <summary>The full path of the artifact's folder.</summary>
    /// <param name="text">The folder, the one above it where it is the only version, its <c>model.json</c> or <c>model.safetensors</c>, or the model file that it was built from.</param>
    /// <param name="outputFolder">Where model files' artifacts lie.</param>
    /// <exception cref="DiagnosticException">TLP7101: there is none.</exception>
    public static string Find(string text, string outputFolder)
    {
        var folder = FolderOf(text, outputFolder);
        return HoldsArtifact(folder) ? folder : throw new DiagnosticException(Missing(text, folder));
    }

    /// <summary>Whether a text names a model file, and not an artifact.</summary>
    public static bool IsModelFile(string text) => Path.GetExtension(text) is ".yaml" or ".yml";

    private static string FolderOf(string text, string outputFolder)
    {
        if (IsModelFile(text))
        {
            var spec = ModelSpec.Read(text);
            return Path.Combine(outputFolder, spec.Name, spec.Version.ToString());
        }

        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(text));
        if (Path.GetFileName(path) is ArtifactFiles.Manifest or ArtifactFiles.Weights) return Path.GetDirectoryName(path)!;
        return !HoldsArtifact(path) && VersionsIn(path) is [var only] ? Path.Combine(path, only) : path;
    }

    private static bool HoldsArtifact(string folder) => File.Exists(Path.Combine(folder, ArtifactFiles.Manifest));

    private static List<string> VersionsIn(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateDirectories(folder).Where(HoldsArtifact).Select(version => Path.GetFileName(version)).Where(version => version[0] != '.').Order(StringComparer.Ordinal)];

    private static Diagnostic Missing(string text, string folder) => Diagnostic.Error(
        "TLP7101",
        VersionsIn(folder) is { Count: > 1 } versions
            ? $"several versions lie here: {string.Join(", ", versions)}; name one of them, such as {Path.Combine(text, versions[^1])}"
        : IsModelFile(text)
            ? $"this model is not built: {folder} holds no {ArtifactFiles.Manifest}; build it with 'tlpipe train {text}', or say with --output where it lies"
            : $"there is no artifact here: {folder} holds no {ArtifactFiles.Manifest}; name a folder NAME/VERSION that 'tlpipe train' wrote, a file in it, or the model file",
        new SourceLocation(text));
}
