using Microsoft.Build.Logging.StructuredLogger;

namespace Tlpipe.Build.Tests.Support;

/// <summary>What a build did, read from its binary log.</summary>
internal sealed class BuildLog(CommandResult result, string path)
{
    private readonly Microsoft.Build.Logging.StructuredLogger.Build build = BinaryLog.ReadBuild(path);

    public CommandResult Result { get; } = result;

    /// <summary>The command lines of the training processes that were started.</summary>
    public IReadOnlyList<string> TrainingProcesses =>
        [.. TrainModels.Select(task => task.CommandLineArguments).Where(line => !string.IsNullOrEmpty(line))];

    /// <summary>The projects that training processes were started for, in this order.</summary>
    public IReadOnlyList<string> TrainingProjects =>
        [.. TrainModels.Where(task => !string.IsNullOrEmpty(task.CommandLineArguments)).OrderBy(task => task.StartTime)
            .Select(task => Path.GetFileNameWithoutExtension(task.GetNearestParent<Project>()!.Name))];

    /// <summary>How often the build looked whether something has to be trained.</summary>
    public int Checks => TrainModels.Count();

    /// <summary>How often a task ran.</summary>
    public int Runs(string task) => build.FindChildrenRecursive<Microsoft.Build.Logging.StructuredLogger.Task>(run => run.Name == task).Count;

    /// <summary>The errors as MSBuild understood them, <c>FILE(LINE,COLUMN): CODE: TEXT</c>, the file's name alone.</summary>
    public IReadOnlyList<string> Errors =>
        [.. build.FindChildrenRecursive<Error>().Select(e => $"{Path.GetFileName(e.File)}({e.LineNumber},{e.ColumnNumber}): {e.Code}: {e.Text}").Distinct(StringComparer.Ordinal)];

    /// <summary>The warnings as MSBuild understood them, <c>FILE(LINE,COLUMN): CODE: TEXT</c>, the file's name alone.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. build.FindChildrenRecursive<Warning>().Select(e => $"{Path.GetFileName(e.File)}({e.LineNumber},{e.ColumnNumber}): {e.Code}: {e.Text}").Distinct(StringComparer.Ordinal)];

    /// <summary>The metadata of the models, as the training task gave them out, by model name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Artifacts =>
        TrainModels.SelectMany(task => task.FindChildrenRecursive<AddItem>(items => items.Name == "TlpipeModelArtifact"))
            .SelectMany(items => items.Children.OfType<Item>())
            .Select(item => item.Children.OfType<Metadata>().ToDictionary(metadata => metadata.Name, metadata => metadata.Value, StringComparer.Ordinal))
            .DistinctBy(item => item["Name"], StringComparer.Ordinal)
            .ToDictionary(item => item["Name"], item => (IReadOnlyDictionary<string, string>)item, StringComparer.Ordinal);

    /// <summary>Where each model came from, <c>NAME ORIGIN</c>, by name.</summary>
    public IReadOnlyList<string> Origins => [.. Artifacts.OrderBy(model => model.Key, StringComparer.Ordinal).Select(model => $"{model.Key} {model.Value["Origin"]}")];

    private IEnumerable<Microsoft.Build.Logging.StructuredLogger.Task> TrainModels =>
        build.FindChildrenRecursive<Microsoft.Build.Logging.StructuredLogger.Task>(task => task.Name == "TrainModels");

    public BuildLog Expect(int exitCode)
    {
        Result.Expect(exitCode);
        return this;
    }
}
