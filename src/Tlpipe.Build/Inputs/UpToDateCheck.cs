namespace Tlpipe.Build.Inputs;

/// <summary>Decides, without starting anything, whether what the last training left still holds.</summary>
/// <param name="manifestPath">The manifest that the training process wrote.</param>
/// <param name="statePath">What the build itself remembers.</param>
internal sealed class UpToDateCheck(string manifestPath, string statePath)
{
    /// <summary>Why a training has to start, as a phrase for a person; null when nothing has changed.</summary>
    /// <param name="arguments">How the process would be called now.</param>
    /// <param name="programs">The tool and the plugins, with everything beside them.</param>
    public string? Reason(IReadOnlyList<string> arguments, IReadOnlyList<string> programs)
    {
        var manifest = ReadManifest();
        var state = ManifestReader.TryReadState(statePath);
        if (manifest is null || state is null) return "there is no result of an earlier build";
        if (!state.Arguments.SequenceEqual(arguments)) return "models, plugins or settings of the project have changed";
        if (!state.Programs.Select(program => program.Path).SequenceEqual(programs)) return "files came to the tool or a plugin, or left it";
        try
        {
            if (StampCheck.Compare(state.Programs, out var currentPrograms) is { } changedProgram) return changedProgram;
            if (StampCheck.Compare(manifest.Folders) is { } changedFolder) return changedFolder;
            if (StampCheck.Compare(manifest.Files, out var currentFiles) is { } changedFile) return changedFile;
            RememberTimes(manifest, currentFiles, state, currentPrograms);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What a file that can't be read means to a model, the training process says, with its code.
            return $"something can't be read: {error.Message.TrimEnd('.')}";
        }
    }

    /// <summary>The manifest; null where there is none that this version understands.</summary>
    public Manifest? ReadManifest() => ManifestReader.TryReadManifest(manifestPath);

    /// <summary>Remembers how the process was called that has just succeeded.</summary>
    public void Remember(IReadOnlyList<string> arguments, IReadOnlyList<string> programs) =>
        JsonFile.Write(statePath, new BuildState(arguments, [.. programs.Select(FileStamp.Read)]), BuildJson.Default.BuildState);

    /// <summary>The manifest, or where the last training failed that of the one before, whose models are still there.</summary>
    public Manifest? ReadLastManifest() => ReadManifest() ?? ManifestReader.TryReadManifest(PreviousPath);

    /// <summary>Forgets the last training, so that a process that dies leaves nothing that looks finished.</summary>
    public void Forget()
    {
        File.Delete(statePath);
        if (File.Exists(manifestPath)) File.Move(manifestPath, PreviousPath, overwrite: true);
    }

    private string PreviousPath => manifestPath + ".old";

    // Same content under new times, as after a clone or a checkout: without this every later build would digest it again.
    private void RememberTimes(Manifest manifest, IReadOnlyList<FileStamp> files, BuildState state, IReadOnlyList<FileStamp> programs)
    {
        try
        {
            if (!files.SequenceEqual(manifest.Files)) JsonFile.Write(manifestPath, manifest with { Files = files }, BuildJson.Default.Manifest);
            if (!programs.SequenceEqual(state.Programs)) JsonFile.Write(statePath, state with { Programs = programs }, BuildJson.Default.BuildState);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written nothing has to be: the models are up to date all the same.
            return;
        }
    }
}
