namespace Tlpipe.Build.Inputs;

/// <summary>What the training process leaves behind: which models it made, from which files and folders, and what it told.</summary>
/// <param name="Format">Version of this layout.</param>
/// <param name="Models">The models, in the order of the command line.</param>
/// <param name="Files">Everything that was read, and the artifacts' own files.</param>
/// <param name="Folders">Every folder that was listed.</param>
/// <param name="Diagnostics">What was told, for a build that starts nothing.</param>
internal sealed record Manifest(
    int Format,
    IReadOnlyList<ManifestModel> Models,
    IReadOnlyList<FileStamp> Files,
    IReadOnlyList<FolderStamp> Folders,
    IReadOnlyList<ManifestDiagnostic> Diagnostics)
{
    /// <summary>The version of the layout that this build package understands.</summary>
    public const int CurrentFormat = 3;
}

/// <summary>Something that the training process told.</summary>
/// <param name="Code">The code.</param>
/// <param name="Severity"><c>warning</c>; with an error there is no manifest.</param>
/// <param name="Message">One line.</param>
/// <param name="File">Full path of the file it speaks of; null for none.</param>
/// <param name="Line">The line, from 1; 0 for none.</param>
/// <param name="Column">The column, from 1; 0 for none.</param>
internal sealed record ManifestDiagnostic(string Code, string Severity, string Message, string? File, int Line, int Column);
