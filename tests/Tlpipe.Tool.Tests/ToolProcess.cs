using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Tlpipe.Tool.Tests;

/// <summary>The built tool, run as a process of its own.</summary>
internal sealed class ToolProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private ToolProcess(Process process) => _process = process;

    /// <summary>The tool's assembly, built in the configuration of the tests.</summary>
    public static string Assembly { get; } = Path.Combine(
        Repository.Root, "artifacts", "bin", "Tlpipe.Tool", new DirectoryInfo(AppContext.BaseDirectory).Name, "tlpipe.dll");

    /// <summary>What was written to standard output so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Gives a process the variables of a place, and none that was meant for the tests.</summary>
    public static void Surround(ProcessStartInfo start, Workplace place)
    {
        lock (ToolCall.Gate)
            foreach (var name in start.Environment.Keys.Where(Workplace.IsOurs).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in place.Environment) start.Environment[name] = value;
    }

    /// <summary>Runs the tool to its end.</summary>
    public static ToolResult Run(Workplace place, params IReadOnlyList<string> arguments) => Run(place, null, arguments);

    /// <summary>Runs the tool to its end, with a text on standard input.</summary>
    public static ToolResult Run(Workplace place, string? input, IReadOnlyList<string> arguments)
    {
        using var tool = Start(place, arguments);
        tool.Write(input);
        return tool.Wait();
    }

    /// <summary>Runs a program that runs the tool, to its end.</summary>
    public static ToolResult RunProgram(Workplace place, string program, IReadOnlyList<string> arguments)
    {
        using var tool = StartProgram(place, program, arguments);
        return tool.Wait();
    }

    /// <summary>Starts the tool.</summary>
    public static ToolProcess Start(Workplace place, params IReadOnlyList<string> arguments) => StartAssembly(place, Assembly, arguments);

    /// <summary>Starts a copy of the tool.</summary>
    public static ToolProcess StartAssembly(Workplace place, string assembly, params IReadOnlyList<string> arguments) =>
        StartProgram(place, "dotnet", [assembly, .. arguments]);

    private static ToolProcess StartProgram(Workplace place, string program, IReadOnlyList<string> arguments)
    {
        var start = StartInfo(place, program, arguments);
        var tool = new ToolProcess(new() { StartInfo = start });
        tool._process.OutputDataReceived += (_, line) => Append(tool._output, line.Data);
        tool._process.ErrorDataReceived += (_, line) => Append(tool._error, line.Data);
        tool._process.Start();
        tool._process.BeginOutputReadLine();
        tool._process.BeginErrorReadLine();
        return tool;
    }

    /// <summary>Writes a line to standard input, which stays open.</summary>
    public void WriteLine(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Writes to standard input and closes it.</summary>
    public void Write(string? input)
    {
        if (input is not null) _process.StandardInput.Write(input);
        _process.StandardInput.Close();
    }

    /// <summary>Sends a signal: <c>TERM</c>, <c>INT</c>, <c>KILL</c>.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString()]);
        kill.WaitForExit();
    }

    /// <summary>The processes that it has started and that run: one that has ended and that nobody asked how doesn't.</summary>
    public IReadOnlyList<LinuxProcess> Children => LinuxProcess.ChildrenOf(_process.Id);

    /// <summary>Waits until standard output holds a text, or the process ended.</summary>
    public void WaitForOutput(string text)
    {
        var began = Stopwatch.StartNew();
        while (!Output.Contains(text, StringComparison.Ordinal) && !_process.HasExited && began.Elapsed < Limit) Thread.Sleep(20);
    }

    /// <summary>Waits for the end.</summary>
    public ToolResult Wait()
    {
        Assert.True(_process.WaitForExit(Limit), $"the tool did not end\n{_output}\n{_error}");
        _process.WaitForExit();
        return new(_process.ExitCode, Output, _error.ToString());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(Workplace place, string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = place.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        Surround(start, place);
        return start;
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.Append(line).Append('\n');
    }
}

/// <summary>How a run of the tool ended.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as the one JSON object that it must be.</summary>
    public JsonObject Json => Assert.IsType<JsonObject>(JsonNode.Parse(Output));

    /// <summary>The result, when the run went well.</summary>
    public ToolResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}\n{Error}");
        return this;
    }
}
