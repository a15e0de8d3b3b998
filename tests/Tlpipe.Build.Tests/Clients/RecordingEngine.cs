using System.Collections;
using Microsoft.Build.Framework;

namespace Tlpipe.Build.Tests.Clients;

/// <summary>What a task tells its build, kept.</summary>
internal sealed class RecordingEngine : IBuildEngine
{
    private readonly List<string> told = [];

    public IReadOnlyList<string> Told => told;

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "";

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public void LogErrorEvent(BuildErrorEventArgs e) => told.Add($"{Path.GetFileName(e.File)}({e.LineNumber},{e.ColumnNumber}): error {e.Code}: {e.Message}");

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
    }

    public void LogWarningEvent(BuildWarningEventArgs e) => told.Add($"{Path.GetFileName(e.File)}({e.LineNumber},{e.ColumnNumber}): warning {e.Code}: {e.Message}");
}
