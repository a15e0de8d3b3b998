using System.ComponentModel;
using System.Diagnostics;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>The .NET SDK, which finds, checks and unpacks packages.</summary>
internal static class DotNetSdk
{
    private const string Program = "dotnet";

    /// <summary>Fetches what a project asks for.</summary>
    /// <param name="project">The project.</param>
    /// <param name="locked">Whether what is not in the lock is an error.</param>
    /// <exception cref="DiagnosticException">TLP2012: that failed. TLP2016: there is no SDK.</exception>
    public static void Restore(PluginProject project, bool locked) =>
        Run(project, "restoring the plugins", ["restore", project.File, .. locked ? ["--locked-mode"] : Array.Empty<string>()]);

    /// <summary>Adds a package to a project, or gives it another version there, and restores it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="package">The package.</param>
    /// <param name="version">The version; <see langword="null"/> for the newest.</param>
    /// <exception cref="DiagnosticException">TLP2012: that failed. TLP2016: there is no SDK.</exception>
    public static void Add(PluginProject project, string package, string? version) =>
        Run(project, $"adding '{package}'", ["add", project.File, "package", package, .. version is null ? Array.Empty<string>() : ["--version", version]]);

    private static void Run(PluginProject project, string doing, IReadOnlyList<string> arguments)
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
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new DiagnosticException(PackageDiagnostics.SdkFailed(project.File, doing, $"{output}\n{errors.Result}"));
    }

    private static Process Start(ProcessStartInfo start, PluginProject project)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new DiagnosticException(PackageDiagnostics.NoSdk(project.File, error.Message), error);
        }
    }
}
