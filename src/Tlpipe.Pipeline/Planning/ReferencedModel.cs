using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning;

/// <summary>A model that a referenced project built: it is taken as it is, and not planned again.</summary>
/// <param name="TrainingKey">The key of the training that made it: the same as if it had been planned here.</param>
/// <param name="Version">Its version.</param>
/// <param name="Weights">Its weights.</param>
/// <param name="Codec">How it decodes its inputs.</param>
internal sealed record ReferencedModel(Digest TrainingKey, string Version, string Weights, CodecDescription Codec)
{
    /// <summary>Looks an artifact over. Model file, manifest and weights become inputs of the build.</summary>
    /// <param name="modelFile">The model file that it was built from.</param>
    /// <param name="folder">The artifact's folder.</param>
    /// <param name="files">Looks at files.</param>
    /// <param name="why">What is wrong with it.</param>
    /// <returns><see langword="null"/> where it can't be used.</returns>
    public static ReferencedModel? TryOpen(string modelFile, string folder, InputFiles files, out string why)
    {
        try
        {
            why = "";
            var spec = ModelSpec.Read(modelFile);
            files.Remember(modelFile);
            var path = Path.Combine(folder, ArtifactFiles.Manifest);
            var manifest = ManifestFile.Read(path);
            files.Remember(path);
            var weights = Path.Combine(folder, ArtifactFiles.Weights);
            var digest = files.DigestOf(weights);
            if ((manifest.Name, manifest.Version) != (spec.Name, spec.Version.Text)) why = $"the artifact is '{manifest.Name}' {manifest.Version}, and the model file says '{spec.Name}' {spec.Version.Text}";
            else if (manifest.Files.GetValueOrDefault(ArtifactFiles.Weights) != digest) why = $"its {ArtifactFiles.Weights} is not the one that its manifest speaks of";
            return why.Length == 0 ? new(manifest.TrainingKey, manifest.Version, weights, new(manifest.Input.Codec, manifest.Input.Settings)) : null;
        }
        catch (DiagnosticException error)
        {
            why = error.Diagnostics[0].Message;
        }
        catch (IOException error)
        {
            why = error.Message.TrimEnd('.');
        }

        return null;
    }
}
