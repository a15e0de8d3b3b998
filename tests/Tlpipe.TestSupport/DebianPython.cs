using System.Diagnostics;

namespace Tlpipe.TestSupport;

/// <summary>Debian's Python, which has PyTorch, torchvision and PIL; others on the path may not.</summary>
public static class DebianPython
{
    private const string Executable = "/usr/bin/python3";

    /// <summary>Why a module cannot be used; null where it can.</summary>
    /// <param name="module">Its name in Python: <c>torch</c>.</param>
    /// <param name="package">The Debian package that brings it: <c>python3-torch</c>.</param>
    public static string? WhyAbsent(string module, string package)
    {
        if (!File.Exists(Executable)) return $"no {Executable}";
        return Start(["-c", $"import {module}"]).ExitCode == 0 ? null : $"{Executable} lacks {module} (apt-get install {package})";
    }

    /// <summary>Runs a script and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">The script failed; the message is what it said.</exception>
    public static string Run(params IEnumerable<string> arguments)
    {
        var (exitCode, output, errors) = Start(arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException(errors);
    }

    private static (int ExitCode, string Output, string Errors) Start(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
