using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Reports;
using Tlpipe.Pipeline.TensorBoard;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>What a build read, made and told, for the MSBuild package: while all of it is as it was, a build starts nothing.</summary>
public static class BuildInputs
{
    private const int Format = 3;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it; it appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputs">What was read.</param>
    /// <param name="models">What was made.</param>
    /// <param name="diagnostics">What was told; a build that starts nothing tells it again.</param>
    public static void Write(string path, InputFiles inputs, IReadOnlyList<BuiltModel> models, IReadOnlyList<Diagnostic> diagnostics)
    {
        var files = inputs.Files.Concat(models.SelectMany(Made).Select(Read))
            .DistinctBy(file => file.Path, StringComparer.Ordinal)
            .OrderBy(file => file.Path, StringComparer.Ordinal);
        var content = new JsonObject
        {
            ["format"] = Format,
            ["models"] = new JsonArray([.. models.Select(Model)]),
            ["files"] = new JsonArray([.. files.Select(FileOf)]),
            ["folders"] = new JsonArray([.. inputs.Folders.Select(folder => new JsonObject { ["path"] = folder.Path, ["sha256"] = folder.Digest.Hex })]),
            // What caches and disks had to tell was so in this run.
            ["diagnostics"] = new JsonArray([.. diagnostics.Where(diagnostic => !CacheDiagnostics.Owns(diagnostic) && !TrainingDiagnostics.IsOfOneRun(diagnostic) && !ReportDiagnostics.IsOfOneRun(diagnostic) && !TensorBoardDiagnostics.IsOfOneRun(diagnostic)).Select(Told)]),
        };
        AtomicFile.WriteText(path, content.ToJsonString(Readable) + "\n");
    }

    private static JsonNode Model(BuiltModel model) => new JsonObject
    {
        ["file"] = model.Plan.Spec.File,
        ["name"] = model.Manifest.Name,
        ["version"] = model.Manifest.Version,
        ["key"] = model.Manifest.Key.Hex,
        ["trainingKey"] = model.Manifest.TrainingKey.Hex,
        ["digest"] = Read(Path.Combine(model.Folder, ArtifactFiles.Manifest)).Digest.Hex,
        ["artifact"] = model.Folder,
        ["lock"] = ModelLock.PathFor(model.Plan.Spec.File),
        ["origin"] = JsonNamingPolicy.CamelCase.ConvertName(model.Origin.ToString()),
        ["reason"] = model.Reason,
        ["plan"] = PlanTexts.Of(model.Plan),
        ["metrics"] = new JsonObject(model.Manifest.Tasks.Select(PrimaryMetric)),
        ["seconds"] = RunFile.Seconds(model.Folder),
    };

    private static KeyValuePair<string, JsonNode?> PrimaryMetric(ManifestTask task)
    {
        var metrics = task.Metrics;
        return new($"{task.Name}.{metrics.Primary}", metrics.Best.Metrics[metrics.Primary].Value);
    }

    private static JsonNode FileOf(InputFile file) => new JsonObject
    {
        ["path"] = file.Path,
        ["size"] = file.Stamp.Size,
        ["modified"] = file.Stamp.ModifiedTicks,
        ["changed"] = file.Stamp.ChangedTicks,
        ["sha256"] = file.Digest.Hex,
    };

    private static JsonNode Told(Diagnostic diagnostic) => new JsonObject
    {
        ["code"] = diagnostic.Code,
        ["severity"] = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning",
        ["message"] = diagnostic.Message,
        ["file"] = diagnostic.Location is { File: var file } ? Path.GetFullPath(file) : null,
        ["line"] = diagnostic.Location?.Line ?? 0,
        ["column"] = diagnostic.Location?.Column ?? 0,
    };

    /// <summary>The files that the build left: the artifact's and the lock, and those of the models it rests on.</summary>
    private static IEnumerable<string> Made(BuiltModel model)
    {
        var output = Path.GetDirectoryName(Path.GetDirectoryName(model.Folder))!;
        for (var plan = model.Plan; plan is not null; plan = plan.Weights?.Upstream)
        {
            var folder = Path.Combine(output, plan.Spec.Name, plan.Spec.Version.ToString());
            foreach (var file in Directory.EnumerateFiles(folder)) yield return file;
            yield return ModelLock.PathFor(plan.Spec.File);
        }
    }

    private static InputFile Read(string path)
    {
        using var content = File.OpenRead(path);
        return new(path, FileStamp.Of(path), Digest.Of(content));
    }
}
