using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tlpipe.Tool.Help;

/// <summary>Help that ends with examples.</summary>
internal sealed class ExampleHelp(HelpAction help, IReadOnlyList<string> rootExamples) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Gives examples to the help of a root command and of all commands under it.</summary>
    public static void Install(RootCommand root, params IReadOnlyList<string> rootExamples)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new ExampleHelp((HelpAction)option.Action!, rootExamples);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        var examples = command is RootCommand ? rootExamples : (command as ExampleCommand)?.Examples ?? [];
        if (examples.Count == 0) return code;
        output.WriteLine("Examples:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        return code;
    }
}
