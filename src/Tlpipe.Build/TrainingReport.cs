using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Tlpipe.Build.Inputs;

namespace Tlpipe.Build;

/// <summary>What a build says of its models.</summary>
/// <param name="log">Where it says it.</param>
/// <param name="projectFile">The project's file: errors of the build itself are reported there.</param>
/// <param name="promoted">The warnings that are errors.</param>
internal sealed class TrainingReport(TaskLoggingHelper log, string projectFile, WarningsAsErrors promoted)
{
    /// <summary>Reports an error of the build itself.</summary>
    public void Error(Diagnostic error) => log.LogError(null, error.Code, null, projectFile, 0, 0, 0, 0, error.Text);

    /// <summary>Says why a training starts, or that none does.</summary>
    public void Decision(string? reason) =>
        log.LogMessage(MessageImportance.Normal, reason is null ? "The models are up to date." : $"Training starts: {reason}.");

    /// <summary>Names the models that were made, each in a line.</summary>
    public void Made(Manifest manifest)
    {
        foreach (var model in manifest.Models.Where(BuiltLine.IsNew))
            log.LogMessage(MessageImportance.High, BuiltLine.Of(model, Path.GetDirectoryName(projectFile)!));
    }

    /// <summary>Names the models that are not there and were not asked for: no warning, as the project says that they need not be.</summary>
    public void Skipped(IEnumerable<ITaskItem> models)
    {
        foreach (var model in models) log.LogMessage(MessageImportance.High, $"{model.ItemSpec}: skipped, not built; the program will not find this model");
    }

    /// <summary>Tells again what the last training told: a warning that is gone in the second build would let it pass under <c>-warnaserror</c>.</summary>
    public void ToldAgain(Manifest manifest)
    {
        foreach (var told in manifest.Diagnostics)
        {
            if (promoted.Includes(told.Code)) log.LogError(null, told.Code, null, told.File ?? "tlpipe", told.Line, told.Column, 0, 0, told.Message);
            else log.LogWarning(null, told.Code, null, told.File ?? "tlpipe", told.Line, told.Column, 0, 0, told.Message);
        }
    }

    /// <summary>A line of the training process as this project wants to see it.</summary>
    public string Line(string line) => promoted.Apply(line);
}
