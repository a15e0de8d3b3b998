using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.SideBySide;

/// <summary>One of two artifacts that are compared.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Lock">The lock of the model file that it was named by, which knows the settings behind the digests.</param>
public sealed record ComparedArtifact(string Folder, ModelManifest Manifest, ModelLock? Lock)
{
    /// <summary>Finds the one that a person means.</summary>
    /// <param name="text">As <see cref="ArtifactLocation.Find"/> takes it.</param>
    /// <param name="outputFolder">Where model files' artifacts lie.</param>
    /// <exception cref="DiagnosticException">TLP7101: there is none.</exception>
    public static ComparedArtifact Find(string text, string outputFolder)
    {
        var folder = ArtifactLocation.Find(text, outputFolder);
        return new(folder, ManifestFile.Read(Path.Combine(folder, ArtifactFiles.Manifest)), ArtifactLocation.IsModelFile(text) ? ModelLock.TryRead(ModelLock.PathFor(text)) : null);
    }

    /// <summary>An input, with its value where lock or manifest know it.</summary>
    internal PlannedInput? InputOf(string name) => !Manifest.Inputs.TryGetValue(name, out var digest) ? null
        : Lock?.Inputs.GetValueOrDefault(name) is { } locked && locked.Digest == digest ? locked
        : new(name, digest, ValueOf(name));

    private string? ValueOf(string name) => name switch
    {
        "model" => Manifest.Name,
        "version" => Manifest.Version,
        "tool" => Manifest.Provenance.GetValueOrDefault("tlpipe"),
        _ => Manifest.Provenance.GetValueOrDefault(name),
    };
}
