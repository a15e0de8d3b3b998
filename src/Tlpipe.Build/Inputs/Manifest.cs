namespace Tlpipe.Build.Inputs;

/// <summary>What the training process leaves behind: which models it made, from which files and folders.</summary>
/// <param name="Format">Version of this layout.</param>
/// <param name="Models">The models, in the order of the command line.</param>
/// <param name="Files">Everything that was read, and the artifacts' own files.</param>
/// <param name="Folders">Every folder that was listed.</param>
internal sealed record Manifest(int Format, IReadOnlyList<ManifestModel> Models, IReadOnlyList<FileStamp> Files, IReadOnlyList<FolderStamp> Folders)
{
    /// <summary>The version of the layout that this build package understands.</summary>
    public const int CurrentFormat = 1;
}

/// <summary>One model of a <see cref="Manifest"/>.</summary>
/// <param name="File">Full path of the model file (<c>*.model.yaml</c>).</param>
/// <param name="Name">The model's name.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Key">The model's input key.</param>
/// <param name="Artifact">Full path of the artifact's folder.</param>
/// <param name="Origin">Where it came from: <c>trained</c>, <c>cache</c>, or <c>upToDate</c> where it lay there already.</param>
/// <param name="Metrics">What the primary metric of each task reached: <c>insect.accuracy</c>.</param>
internal sealed record ManifestModel(
    string File,
    string Name,
    string Version,
    string Key,
    string Artifact,
    string Origin,
    IReadOnlyDictionary<string, double> Metrics);
