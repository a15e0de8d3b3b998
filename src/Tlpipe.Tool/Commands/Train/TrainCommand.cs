using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Tool.Commands.Train.Jobs;
using Tlpipe.Tool.Completion;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Train;

/// <summary><c>tlpipe train FILE…</c></summary>
internal static class TrainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var files = CommonOptions.Paths<string[]>("FILE", "Model files (NAME.model.yaml)", ArgumentArity.OneOrMore).WithModelFiles();
        var inputs = new Option<string?>("--inputs")
        {
            Description = "Write what was read and made to this file, as the MSBuild package wants it",
            HelpName = "FILE",
        };
        var schema = new Option<string?>("--schema")
        {
            Description = "Write the JSON schema of model files to this file first, as 'tlpipe schema' does, so that editors keep pace with the plugins",
            HelpName = "FILE",
        };
        var tensorBoard = new Option<string?>("--tensorboard")
        {
            Description = "Write the curves as event files for TensorBoard, while models are trained: DIR/NAME/VERSION",
            HelpName = "DIR",
        };
        var interval = CheckpointInterval();
        var jobs = Jobs();
        var watchParent = new Option<bool>("--watch-parent") { Description = "Stop, as Ctrl+C does, when the process that started this one is gone" };
        var parent = new Option<int?>("--parent") { Description = "The number of the process to watch, for one that may be gone before it is looked for", HelpName = "PID" };
        var worker = new Option<bool>("--worker") { Description = "Build one model for the process that started this one", Hidden = true };
        var command = new ExampleCommand(
            "train",
            "Build models: train them, or take them from the cache when nothing that matters has changed.",
            "tlpipe train ants-vs-bees.model.yaml",
            "tlpipe train ants-vs-bees.model.yaml --root data=/data --output models",
            "tlpipe train base.model.yaml small.model.yaml --threads 2",
            "tlpipe train ants-vs-bees.model.yaml --locked --policy restore",
            "tlpipe train ants-vs-bees.model.yaml --remote-cache http://cache.example/tlpipe",
            "tlpipe train ants-vs-bees.model.yaml --json | jq .tasks.insect.best.accuracy")
        {
            files, options.Output, options.Plugins, options.Roots, options.Threads, options.Device, options.Locked, options.Policy, options.Json, interval,
            options.RemoteCache, options.RemoteCacheReadOnly, jobs, tensorBoard, schema, options.Project, options.Built, inputs, watchParent, parent, worker,
        };
        command.SetAction(parse => runner.Run(parse, Train, ToolDiagnostics.TrainingCancelled()));
        return command;

        JsonObject Train(CommandContext context)
        {
            if (context.Value(watchParent)) context.WatchParent(context.Optional(parent));
            var settings = context.Pipeline() with
            {
                CheckpointInterval = TimeSpan.FromSeconds(context.Value(interval)),
                TensorBoardFolder = context.Optional(tensorBoard) is { } folder ? Path.GetFullPath(folder) : null,
            };
            return context.Value(worker)
                ? new Worker(context).Run(context.Value(files)[0], settings)
                : new TrainAction(context, settings, context.Value(jobs), [command.Name, .. context.GivenOptions(options.Json, options.RemoteCache, jobs, schema, inputs, watchParent, parent), worker.Name, watchParent.Name])
                    .Run(context.Value(files), context.Optional(inputs), context.Optional(schema));
        }
    }

    private static Option<int> Jobs()
    {
        var option = new Option<int>("--jobs", "-j")
        {
            Description = "How many models are trained at once, each in a process of its own with all threads",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var jobs) || jobs < 1))
                result.AddError($"'{token.Value}' is no number of models; it is a whole number from 1");
        });
        return option;
    }

    private static Option<double> CheckpointInterval()
    {
        var option = new Option<double>("--checkpoint-every")
        {
            Description = "The seconds between two checkpoints, from which a training that was cut off goes on",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 20,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(double.TryParse(token.Value, out var seconds) && seconds is >= 0 and <= 86_400))
                result.AddError($"'{token.Value}' is no number of seconds from 0 to 86400");
        });
        return option;
    }
}
