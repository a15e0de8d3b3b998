using Tlpipe.Abstractions;
using Tlpipe.Torch;

namespace Tlpipe.Tool.Hosting;

/// <summary>What the command line itself has to say, and how exceptions that nobody told as diagnostics read.</summary>
internal static class ToolDiagnostics
{
    private const string CancelledCode = "TLP5009";
    private const string ParentGoneCode = "TLP5010";
    private static readonly char[] Breaks = ['\r', '\n', '\t'];

    /// <summary>The command line can't be understood.</summary>
    public static Diagnostic WrongUsage(string reason, string help) =>
        Diagnostic.Error("TLP9201", $"{string.Join(' ', reason.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).TrimEnd('.')}; see '{help}'");

    /// <summary>The user stopped a command.</summary>
    public static Diagnostic Cancelled() => Diagnostic.Error(CancelledCode, "cancelled");

    /// <summary>The user stopped a training.</summary>
    public static Diagnostic TrainingCancelled() =>
        Diagnostic.Error(CancelledCode, "cancelled; nothing was published, and a training goes on from its last checkpoint when the command is given again");

    /// <summary>The process that started a command is gone.</summary>
    public static Diagnostic ParentGone() => Diagnostic.Error(
        ParentGoneCode,
        "the process that started this one is gone, so this one stopped; nothing was published, and a training goes on from its last checkpoint when the command is given again");

    /// <summary>Whether a diagnostic says no more than that a command was stopped.</summary>
    public static bool IsCancellation(Diagnostic diagnostic) => diagnostic.Code is CancelledCode or ParentGoneCode;

    /// <summary>The diagnostics of an exception.</summary>
    public static IReadOnlyList<Diagnostic> Of(Exception error) => error switch
    {
        DiagnosticException told => told.Diagnostics,
        AggregateException { InnerException: { } inner } => Of(inner),
        TypeInitializationException { InnerException: { } inner } => Of(inner),
        TorchUnavailableException missing => [Diagnostic.Error(missing.Code, OneLine(missing))],
        TorchException refused => [Diagnostic.Error("TLP9003", $"libtorch refused a call: {OneLine(refused)}")],
        OutOfMemoryException => [Diagnostic.Error("TLP9202", "out of memory; use a smaller batch or smaller inputs, or close other programs")],
        UnauthorizedAccessException denied => [Diagnostic.Error("TLP9203", $"access was refused: {OneLine(denied)}; check who owns the file or folder, and its permissions")],
        IOException failed => [Diagnostic.Error("TLP9204", $"a file could not be read or written: {OneLine(failed)}")],
        _ => [Diagnostic.Error("TLP9999", $"this is a mistake in tlpipe: {error.GetType().Name}: {OneLine(error)}; set TLPIPE_DEBUG=1 to see where, and report it")],
    };

    private static string OneLine(Exception error) => error.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
