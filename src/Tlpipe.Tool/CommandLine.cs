using System.CommandLine;
using System.CommandLine.Invocation;
using Tlpipe.Tool.Commands.Cache;
using Tlpipe.Tool.Commands.Compare;
using Tlpipe.Tool.Commands.Completion;
using Tlpipe.Tool.Commands.Doctor;
using Tlpipe.Tool.Commands.Evaluate;
using Tlpipe.Tool.Commands.Export;
using Tlpipe.Tool.Commands.Inspect;
using Tlpipe.Tool.Commands.LrFind;
using Tlpipe.Tool.Commands.Plan;
using Tlpipe.Tool.Commands.Plugins;
using Tlpipe.Tool.Commands.Predict;
using Tlpipe.Tool.Commands.Rank;
using Tlpipe.Tool.Commands.Report;
using Tlpipe.Tool.Commands.Schema;
using Tlpipe.Tool.Commands.Train;
using Tlpipe.Tool.Commands.Verify;
using Tlpipe.Tool.Completion;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool;

/// <summary>All commands, and the way from arguments to an exit code.</summary>
internal sealed class CommandLine(ToolConsole console, TimeProvider clock, Interruption interruption)
{
    private const string Description = """
        Keeps trained models beside your code.

        A model is a short text file, NAME.model.yaml; 'tlpipe train' turns it into a versioned model file, when something
        that matters has changed, and 'tlpipe predict' uses it. Long command lines may stand in a file, one argument a
        line: tlpipe @train.rsp
        """;

    private readonly long _began = clock.GetTimestamp();

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>0 done, 1 errors, 2 wrong usage, 130 cancelled.</returns>
    public int Invoke(string[] arguments)
    {
        var parsed = Root().Parse(arguments, new() { ResponseFileTokenReplacer = ResponseFile.TryRead });
        if (parsed.Action is ParseErrorAction) return UsageErrors.Report(parsed, console, parsed.Tokens.Any(token => token.Value == "--json"));
        return parsed.Invoke(new() { Output = console.Out, Error = console.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private RootCommand Root()
    {
        var options = new CommonOptions();
        var runner = new CommandRunner(console, options, clock, _began, interruption);
        var root = new RootCommand(Description)
        {
            TrainCommand.Create(options, runner),
            PlanCommand.Create(options, runner),
            LrFindCommand.Create(options, runner),
            VerifyCommand.Create(options, runner),
            EvaluateCommand.Create(options, runner),
            RankCommand.Create(options, runner),
            PredictCommand.Create(options, runner),
            ExportCommand.Create(options, runner),
            InspectCommand.Create(options, runner),
            ReportCommand.Create(options, runner),
            CompareCommand.Create(options, runner),
            PluginsCommand.Create(options, runner),
            SchemaCommand.Create(options, runner),
            CompletionCommand.Create(runner),
            CacheCommand.Create(options, runner),
            DoctorCommand.Create(options, runner),
        };
        SuggestDirective.Install(root);
        ExampleHelp.Install(
            root,
            "tlpipe train ants-vs-bees.model.yaml --root data=/data",
            "tlpipe predict models/ants-vs-bees/1.0.0 garden.jpg",
            "tlpipe train --help");
        return root;
    }
}
