using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool;

/// <summary>The command line: parse, call, print.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        using var console = ToolConsole.OfProcess();
        using var interruption = new Interruption();
        return new CommandLine(console, TimeProvider.System, interruption).Invoke(arguments);
    }
}
