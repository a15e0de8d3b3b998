using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tlpipe.Tool.Tests;

/// <summary>The line that moves, on a real terminal: <c>script</c> makes one.</summary>
public sealed class Watching_a_training
{
    /// <summary>A terminal of 100 columns, which becomes one of 40 after the first epochs.</summary>
    private const string Terminal = """
        stty cols 100; terminal=$(tty)
        (until grep -q 'epoch  *3 of' typescript; do sleep 0.05; done; stty -F "$terminal" cols 40) &
        exec dotnet "$TOOL" train street.model.yaml --threads 1
        """;

    [Fact]
    public void The_line_that_moves_follows_the_terminals_width()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street(epochs: 120));
        place.Write("watch.sh", Terminal);

        var painted = Painted(place);

        Assert.Contains(painted, line => line.Length is > 40 and < 100);
        Assert.InRange(painted[^1].Length, 1, 39);
        Assert.StartsWith("  epoch 120 of 120  ", painted[^1], StringComparison.Ordinal);
        Assert.Matches(@"\n  epoch 120 of 120  loss \d\.\d{4}\n {18}  car\.accuracy \d\.\d{4}\n {18}  sign\.accuracy \d\.\d{4}\n(?: {18}  best so far\n)?", Plain(File.ReadAllText(place.At("typescript"))));
        Assert.Matches(@"\n  epoch   1 of 120  loss \d\.\d{4}  car\.accuracy \d\.\d{4}  sign\.accuracy \d\.\d{4}  best so far\n", Plain(File.ReadAllText(place.At("typescript"))));
    }

    /// <summary>Each state of the line that moves, without colours.</summary>
    private static List<string> Painted(Workplace place)
    {
        var start = new ProcessStartInfo("script", ["-qefc", "bash watch.sh", "typescript"])
        {
            UseShellExecute = false,
            WorkingDirectory = place.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        ToolProcess.Surround(start, place);
        start.Environment["TOOL"] = ToolProcess.Assembly;
        start.Environment["TERM"] = "xterm";
        using var script = Process.Start(start)!;
        script.StandardInput.Close();
        script.StandardOutput.ReadToEnd();
        script.WaitForExit();
        Assert.Equal(0, script.ExitCode);
        return [.. File.ReadAllText(place.At("typescript")).Split("\e[J")
            .Where(line => !line.Contains('\n', StringComparison.Ordinal))
            .Select(Plain)
            .Where(line => line.StartsWith("  epoch", StringComparison.Ordinal))];
    }

    /// <summary>Without colours, and without the states of the line that moves.</summary>
    private static string Plain(string text) => Regex.Replace(text, @"[^\n]*\r(?:\e\[\d+A)?\e\[J|\e\[[0-9;?]*[A-Za-z]|\r", "", RegexOptions.None, TimeSpan.FromSeconds(30));
}
