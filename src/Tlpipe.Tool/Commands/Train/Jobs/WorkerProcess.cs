using System.ComponentModel;
using System.Diagnostics;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching.Remote;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Tool.Hosting;

namespace Tlpipe.Tool.Commands.Train.Jobs;

/// <summary>Has models built in processes of their own, of this same program: libtorch's threads and random generator belong to a process.</summary>
/// <param name="context">Where it is told what they say.</param>
/// <param name="options">The options of this process that theirs must have, too.</param>
/// <param name="remoteCache">The remote cache, which they are told where a command line doesn't show its password.</param>
internal sealed class WorkerProcess(CommandContext context, IReadOnlyList<string> options, Uri? remoteCache)
{
    private const string Host = "dotnet";
    private readonly Lock _lock = new();

    /// <summary>Builds a model; <see langword="null"/> after errors, which are told.</summary>
    /// <exception cref="OperationCanceledException">It was stopped, and has ended.</exception>
    public async Task<MadeModel?> Build(TrainingPlan plan, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        using var process = Start(plan);
        // Not a signal: a terminal's Ctrl+C has reached the worker already, and a second one would end it at once.
        await using var stopping = stop.Register(() => process.StandardInput.Close());
        var words = Repeat(process.StandardError);
        var (made, failed) = await Listen(plan, process.StandardOutput);
        await words;
        await process.WaitForExitAsync(CancellationToken.None);
        stop.ThrowIfCancellationRequested();
        if (process.ExitCode == 0 && made is not null) return made;
        if (process.ExitCode != 1 || !failed) context.Report(JobDiagnostics.Died(plan, process.ExitCode));
        return null;
    }

    private Process Start(TrainingPlan plan)
    {
        var self = Environment.ProcessPath!;
        string[] program = Path.GetFileNameWithoutExtension(self) == Host ? [typeof(WorkerProcess).Assembly.Location] : [];
        var start = new ProcessStartInfo(self, [.. program, .. options, plan.Spec.FileName])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (remoteCache is not null) start.Environment[RemoteCacheVariables.UrlVariable] = remoteCache.OriginalString;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new DiagnosticException(JobDiagnostics.NotStarted(plan, error.Message), error);
        }
    }

    private async Task<(MadeModel? Made, bool Failed)> Listen(TrainingPlan plan, StreamReader output)
    {
        MadeModel? made = null;
        var failed = false;
        while (await output.ReadLineAsync(CancellationToken.None) is { } line)
        {
            var message = WorkerMessage.TryParse(line) ?? new(Progress: line);
            if (message.Progress is { } progress) Say($"{plan.Spec.Name}: {progress}");
            if (message.Told is { } told && !ToolDiagnostics.IsCancellation(told))
            {
                context.Report(told);
                failed |= told.Severity == DiagnosticSeverity.Error;
            }

            made ??= message.Made;
        }

        return (made, failed);
    }

    private void Say(string line)
    {
        lock (_lock) context.Out.WriteLine(line);
    }

    /// <summary>What libraries and the runtime write themselves, such as their last words.</summary>
    private async Task Repeat(StreamReader error)
    {
        while (await error.ReadLineAsync(CancellationToken.None) is { } line)
            lock (_lock) context.Console.Error.WriteLine(line);
    }
}
