using System.ComponentModel;
using System.Diagnostics;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>The .NET SDK of this machine, run as a process of its own.</summary>
internal sealed class DotNetSdk : IDotNetSdk
{
    private const string Program = "dotnet";

    /// <inheritdoc/>
    public void Restore(PluginProject project, bool locked, CancellationToken stop) =>
        Run(project, output => PackageDiagnostics.RestoreFailed(project, output), ["restore", project.File, .. locked ? ["--locked-mode"] : Array.Empty<string>()], stop);

    /// <inheritdoc/>
    public void Add(PluginProject project, string package, string? version, CancellationToken stop) =>
        Run(project, output => PackageDiagnostics.AddFailed(project, package, output), ["add", project.File, "package", package, .. version is null ? Array.Empty<string>() : ["--version", version]], stop);

    private static void Run(PluginProject project, Func<string, IReadOnlyList<Diagnostic>> failed, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = project.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        // A server that outlives the command would hold on to its output.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Start(start, project);
        using var stopping = stop.Register(() => Kill(process));
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        stop.ThrowIfCancellationRequested();
        if (process.ExitCode != 0) throw new DiagnosticException(failed($"{output}\n{errors.Result}"));
    }

    private static Process Start(ProcessStartInfo start, PluginProject project)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new DiagnosticException(PackageDiagnostics.NoSdk(project.Shown, error.Message), error);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
            return;
        }
    }
}
