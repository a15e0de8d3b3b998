using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.TensorBoard;

/// <summary>What can go wrong with event files: TLP7310.</summary>
internal static class TensorBoardDiagnostics
{
    private const string NotWrittenCode = "TLP7310";

    /// <summary>Whether a warning says only how one run went.</summary>
    public static bool IsOfOneRun(Diagnostic diagnostic) => diagnostic.Code == NotWrittenCode;

    /// <summary>The event file can't be written.</summary>
    public static Diagnostic NotWritten(TrainingPlan plan, Exception error) => Diagnostic.Warning(
        NotWrittenCode,
        $"the curves of '{plan.Spec.Name}' can't be written for TensorBoard: {error.Message.TrimEnd('.')}. The model is none the worse; make room, grant access, or choose another folder",
        new SourceLocation(plan.Spec.FileName));
}
