using System.Collections;
using Microsoft.Build.Framework;

namespace Tlpipe.Build.Tests.Support;

/// <summary>What a task tells its build, kept.</summary>
internal sealed class RecordingEngine : IBuildEngine3
{
    private readonly List<string> told = [];
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Told => told;

    /// <summary>The messages that nobody has to ask for.</summary>
    public IReadOnlyList<string> Lines => lines;

    public bool IsRunningMultipleNodes => false;

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "";

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs, string toolsVersion) => throw new NotSupportedException();

    public bool BuildProjectFilesInParallel(string[] projectFileNames, string[] targetNames, IDictionary[] globalProperties, IDictionary[] targetOutputsPerProject, string[] toolsVersion, bool useResultsCache, bool unloadProjectsOnCompletion) =>
        throw new NotSupportedException();

    public BuildEngineResult BuildProjectFilesInParallel(string[] projectFileNames, string[] targetNames, IDictionary[] globalProperties, IList<string>[] removeGlobalProperties, string[] toolsVersion, bool returnTargetOutputs) =>
        throw new NotSupportedException();

    public void Yield()
    {
    }

    public void Reacquire()
    {
    }

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public void LogErrorEvent(BuildErrorEventArgs e) => told.Add($"{Path.GetFileName(e.File)}({e.LineNumber},{e.ColumnNumber}): error {e.Code}: {e.Message}");

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
        if (e.Importance == MessageImportance.High) lines.Add(e.Message ?? "");
    }

    public void LogWarningEvent(BuildWarningEventArgs e) => told.Add($"{Path.GetFileName(e.File)}({e.LineNumber},{e.ColumnNumber}): warning {e.Code}: {e.Message}");
}
