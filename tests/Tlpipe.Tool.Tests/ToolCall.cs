using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Tests;

/// <summary>
/// The tool's command line, called in this process: all that it does is done, and of a process of its own only the start is missing, which takes
/// longer than what most tests ask for. Current folder and environment variables belong to the process: one call at a time.
/// </summary>
internal static class ToolCall
{
    /// <summary>Held while folder and variables are not those that the tests were started with.</summary>
    public static Lock Gate { get; } = new();

    /// <summary>Runs a command to its end.</summary>
    public static ToolResult Run(Workplace place, IReadOnlyList<string> arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        lock (Gate)
        {
            using var machine = new Surroundings(place);
            using var console = new ToolConsole(output, error, outIsTerminal: false, errorIsTerminal: false, colours: false);
            using var interruption = new Interruption();
            var exitCode = new CommandLine(console, TimeProvider.System, interruption).Invoke([.. arguments]);
            return new(exitCode, output.ToString(), error.ToString());
        }
    }

    /// <summary>The folder and the variables of a place, until they are given back.</summary>
    private sealed class Surroundings : IDisposable
    {
        private readonly string _folder = Environment.CurrentDirectory;
        private readonly Dictionary<string, string?> _variables = [];

        public Surroundings(Workplace place)
        {
            foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(Workplace.IsOurs)) Set(name, null);
            foreach (var (name, value) in place.Environment) Set(name, value);
            Environment.CurrentDirectory = place.Folder;
        }

        public void Dispose()
        {
            Environment.CurrentDirectory = _folder;
            foreach (var (name, value) in _variables) Environment.SetEnvironmentVariable(name, value);
        }

        private void Set(string name, string? value)
        {
            _variables.TryAdd(name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
