using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Tlpipe.Build.Inputs;

namespace Tlpipe.Build;

/// <summary>
/// Brings the models of a project up to date: looks, in this process, at what the last training left, and starts one
/// training process for all of them only when something differs.
/// </summary>
public sealed class TrainModels : ToolTask
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly LastLines lastLines = new();
    private TrainingCommand? command;
    private UpToDateCheck? check;
    private IReadOnlyList<string> programs = [];
    private ProcessorCores? cores;
    private TrainingReport? report;

    /// <summary>The model files. Metadata <c>OutputFolder</c>: the folder in the output that gets <c>NAME/</c> with the model.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The models of the projects that this one references: their artifacts' folders, and metadata <c>ModelFile</c>.</summary>
    public ITaskItem[] ReferencedModels { get; set; } = [];

    /// <summary>Named roots for paths in model files: the name, and metadata <c>Path</c>.</summary>
    public ITaskItem[] DataRoots { get; set; } = [];

    /// <summary>Assemblies of plugins beyond those that come with the tool.</summary>
    public ITaskItem[] Plugins { get; set; } = [];

    /// <summary>Number of threads.</summary>
    /// <value>Left to the tool by default.</value>
    public string? Threads { get; set; }

    /// <summary>The device to train on.</summary>
    /// <value>Left to the tool by default.</value>
    public string? Device { get; set; }

    /// <summary>The seconds between two checkpoints, from which a training that was cut off goes on.</summary>
    /// <value>Left to the tool by default.</value>
    public string? CheckpointEvery { get; set; }

    /// <summary>The folder that gets the curves as event files for TensorBoard.</summary>
    /// <value>None are written by default.</value>
    public string? TensorBoard { get; set; }

    /// <summary>Whether a lock that is missing or stale is an error.</summary>
    /// <value>False by default.</value>
    public bool LockedMode { get; set; }

    /// <summary>Where models may come from: <c>train</c>, <c>restore</c> or <c>skip</c>.</summary>
    /// <value><c>train</c> by default.</value>
    public string TrainingPolicy { get; set; } = TrainingPolicies.Train;

    /// <summary>The address of a cache that several machines share.</summary>
    /// <value>Left to the tool by default.</value>
    public string? RemoteCache { get; set; }

    /// <summary>Whether warnings of the models are errors; MSBuild's own switches apply besides.</summary>
    /// <value>False by default.</value>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Codes of warnings that are no errors.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary>Codes of warnings that nobody wants to see.</summary>
    public string? NoWarn { get; set; }

    /// <summary>The folder under which artifacts and the files for the next check are kept; one for all inner builds.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>The program <c>dotnet</c>.</summary>
    [Required]
    public string DotNetHost { get; set; } = "";

    /// <summary>The tool's assembly, <c>tlpipe.dll</c>.</summary>
    [Required]
    public string ToolAssembly { get; set; } = "";

    /// <summary>The project that is built: errors in it are reported there, and relative paths start from its folder.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Whether other inner builds of the project keep their models in the same folder.</summary>
    /// <value>False by default.</value>
    public bool SharesFolder { get; set; }

    /// <summary>True to start nothing and take what an earlier build left (<c>--no-build</c>).</summary>
    /// <value>False by default.</value>
    public bool OnlyCollect { get; set; }

    /// <summary>The files that an application needs, with the path in the output as metadata <c>TargetPath</c>, and the model's name, version and key.</summary>
    [Output]
    public ITaskItem[] ModelFiles { get; private set; } = [];

    /// <summary>The models: the artifact's folder, and as metadata name, version, keys, origin, reason, plan and metrics.</summary>
    [Output]
    public ITaskItem[] Artifacts { get; private set; } = [];

    /// <inheritdoc/>
    protected override string ToolName => "dotnet";

    /// <inheritdoc/>
    protected override Encoding StandardOutputEncoding => Encoding.UTF8;

    /// <inheritdoc/>
    protected override Encoding StandardErrorEncoding => Encoding.UTF8;

    /// <inheritdoc/>
    protected override MessageImportance StandardOutputLoggingImportance => MessageImportance.Normal;

    /// <inheritdoc/>
    protected override MessageImportance StandardErrorLoggingImportance => MessageImportance.Normal;

    private TrainingReport Report => report ??= new(Log, ProjectFile, new(TreatWarningsAsErrors, WarningsNotAsErrors, NoWarn));

    private string ManifestPath => Path.Combine(OutputFolder, "inputs.json");

    private string StatePath => Path.Combine(OutputFolder, "build.json");

    private string ResponseFilePath => Path.Combine(OutputFolder, "train.rsp");

    // Nothing is started, and what an earlier build left is taken as it is.
    private bool TakesWhatIsThere => OnlyCollect || TrainingPolicy == TrainingPolicies.Skip;

    private string CommandLine => $"{DotNetHost} {GenerateCommandLineCommands()}";

    /// <inheritdoc/>
    public override bool Execute()
    {
        check = new UpToDateCheck(ManifestPath, StatePath);
        command = Command();
        if (Log.HasLoggedErrors) return false;
        try
        {
            programs = Programs.Of(ToolAssembly, command.Plugins);
            using var held = TakesWhatIsThere ? null : WaitForFolder();
            return !cancellation.IsCancellationRequested && Run();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Report.Error(Diagnostic.Unwritable(OutputFolder, error.Message));
            return false;
        }
        finally
        {
            cores?.Dispose();
        }
    }

    /// <inheritdoc/>
    public override void Cancel()
    {
        cancellation.Cancel();
        base.Cancel();
    }

    /// <inheritdoc/>
    protected override string GenerateFullPathToTool() => DotNetHost;

    /// <inheritdoc/>
    protected override string GetWorkingDirectory() => Path.GetDirectoryName(ProjectFile)!;

    /// <inheritdoc/>
    protected override string GenerateCommandLineCommands()
    {
        var line = new CommandLineBuilder();
        line.AppendFileNameIfNotNull(ToolAssembly);
        line.AppendSwitchIfNotNull("@", ResponseFilePath);
        return line.ToString();
    }

    /// <inheritdoc/>
    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance)
    {
        lastLines.Add(singleLine);
        base.LogEventsFromTextOutput(Report.Line(singleLine), messageImportance);
    }

    /// <inheritdoc/>
    protected override bool HandleTaskExecutionErrors()
    {
        if (!Log.HasLoggedErrors && !cancellation.IsCancellationRequested)
            Report.Error(Diagnostic.DiedSilently(ExitCode, lastLines.ToString(), CommandLine));
        return false;
    }

    private TrainingCommand Command()
    {
        foreach (var root in DataRoots.Where(root => root.GetMetadata("Path").Length == 0))
            Report.Error(Diagnostic.RootWithoutPath(root.ItemSpec));
        if (!TrainingPolicies.All.Contains(TrainingPolicy, StringComparer.Ordinal)) Report.Error(Diagnostic.UnknownPolicy(TrainingPolicy));
        foreach (var refused in PropertyValues.Refused(Threads, Device, CheckpointEvery)) Report.Error(refused);
        return new TrainingCommand
        {
            Models = [.. Models.Select(FullPath)],
            Built = [.. ReferencedModels.Select(model => $"{model.GetMetadata("ModelFile")}={model.ItemSpec}")],
            Project = GetWorkingDirectory(),
            Output = OutputFolder.TrimEnd('/'),
            Roots = [.. DataRoots.Select(root => $"{root.ItemSpec}={Path.GetFullPath(root.GetMetadata("Path"), GetWorkingDirectory())}")],
            Plugins = [.. Plugins.Select(FullPath).Distinct(StringComparer.Ordinal)],
            Threads = Given(Threads),
            Device = Given(Device),
            CheckpointEvery = Given(CheckpointEvery),
            Locked = LockedMode,
            RestoreOnly = TrainingPolicy == TrainingPolicies.Restore,
            RemoteCache = Given(RemoteCache),
            TensorBoard = Given(TensorBoard) is { } folder ? Path.GetFullPath(folder, GetWorkingDirectory()) : null,
            Schema = Path.Combine(OutputFolder, "model.schema.json"),
            Manifest = ManifestPath,
        };
    }

    // While one inner build trains, the others wait here without holding their node, which the first may need to go on.
    private IDisposable? WaitForFolder()
    {
        BuildEngine3.Yield();
        try
        {
            return FolderLock.Acquire(OutputFolder, cancellation.Token);
        }
        finally
        {
            BuildEngine3.Reacquire();
        }
    }

    private bool Run()
    {
        var starts = Prepare();
        var ran = !starts || base.Execute();
        // The process leaves a manifest when it ended well; what fails then is warnings that this build takes for errors.
        if ((TakesWhatIsThere ? check!.ReadLastManifest() : check!.ReadManifest()) is { } manifest) Collect(manifest);
        else if (ran && OnlyCollect) Report.Error(Diagnostic.NotBuilt());
        else if (ran && !TakesWhatIsThere) Report.Error(Diagnostic.NoManifest(ManifestPath, CommandLine));
        if (TrainingPolicy == TrainingPolicies.Skip && !OnlyCollect) Report.Skipped(Models.Where(model => !IsThere(model)));
        var isDone = ran && !Log.HasLoggedErrors;
        // Artifacts that no model has any longer: the cache still has them.
        if (isDone && starts) StaleArtifacts.Remove(OutputFolder, Current(), keepOtherModels: SharesFolder);
        return isDone;
    }

    // Also those that the models rest on, of model files that may be no items of the project.
    private IReadOnlyList<string> Current()
    {
        var made = check!.ReadManifest()!.Files.Select(file => file.Path).Where(path => path.StartsWith(OutputFolder, StringComparison.Ordinal) && Path.GetFileName(path) == "model.json");
        return [.. Artifacts.Select(artifact => artifact.ItemSpec).Union(made.Select(path => Path.GetDirectoryName(path)!), StringComparer.Ordinal)];
    }

    // Whether a process has to start, with all done that it needs. Not in SkipTaskExecution: what fails there ends as a stack trace.
    private bool Prepare()
    {
        if (TakesWhatIsThere) return false;
        var reason = check!.Reason(command!.Meaning, programs);
        Report.Decision(reason);
        if (reason is null)
        {
            Report.ToldAgain(check.ReadManifest()!);
            return false;
        }
        check.Forget();
        cores = ProcessorCores.Request(BuildEngine, command.Models.Count, Threads);
        command = command with { Jobs = cores.Jobs };
        File.WriteAllLines(ResponseFilePath, command.ResponseFile);
        YieldDuringToolExecution = true;
        return true;
    }

    private void Collect(Manifest manifest)
    {
        if (!TakesWhatIsThere && !File.Exists(StatePath))
        {
            check!.Remember(command!.Meaning, programs);
            Report.Made(manifest);
        }
        else if (!TakesWhatIsThere)
        {
            // What the manifest says of a model's making was so in an earlier build.
            manifest = manifest with { Models = [.. manifest.Models.Select(model => model.AsFoundUpToDate())] };
        }
        // What an earlier build left may be of models that the project has no more.
        manifest = manifest with { Models = [.. manifest.Models.Where(model => command!.Models.Contains(model.File, StringComparer.Ordinal))] };
        Artifacts = [.. manifest.Models.Select(model => ArtifactItems.Of(model, Models, ProjectFile))];
        ModelFiles = [.. manifest.Models.SelectMany(model => ArtifactFiles.ForApplications(model, Models))];
    }

    private bool IsThere(ITaskItem model) =>
        Array.Exists(Artifacts, artifact => artifact.GetMetadata("ModelFile") == FullPath(model) && ArtifactFiles.AreIn(artifact.ItemSpec));

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static string FullPath(ITaskItem item) => item.GetMetadata("FullPath");
}
