using System.Text.Json;
using Microsoft.Build.Framework;

namespace Tlpipe.Build.Packing;

/// <summary>Gives packing a copy of the assets file in which the dependency on the build package is one on what an application needs.</summary>
public sealed class ReplaceBuildPackage : Microsoft.Build.Utilities.Task
{
    private const string FileName = "project.assets.json";

    /// <summary>The folder with the assets file of the restore, which stays as it is.</summary>
    [Required]
    public string RestoreFolder { get; set; } = "";

    /// <summary>The folder to write the copy to.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The folder to read the dependencies from: <see cref="RestoreFolder"/> where there was nothing to replace.</summary>
    [Output]
    public string ResultFolder { get; private set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        ResultFolder = RestoreFolder;
        var source = Path.Combine(RestoreFolder, FileName);
        try
        {
            // Without it NuGet says what is missing.
            if (!File.Exists(source) || PackedDependencies.WithoutBuildPackage(File.ReadAllText(source)) is not { } text) return true;
            Directory.CreateDirectory(Folder);
            File.WriteAllText(Path.Combine(Folder, FileName), text);
            ResultFolder = Folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            var (code, why) = PackingDiagnostics.Unusable(error.Message);
            Log.LogError(null, code, null, source, 0, 0, 0, 0, why);
        }
        return !Log.HasLoggedErrors;
    }
}
