using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Tool.Completion;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Plan;

/// <summary><c>tlpipe plan FILE</c></summary>
internal static class PlanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var file = CommonOptions.Paths<string>("FILE", "A model file (NAME.model.yaml)", ArgumentArity.ExactlyOne).WithModelFiles();
        var command = new ExampleCommand(
            "plan",
            "Check a model file and show what training it would do, and why. Trains nothing.",
            "tlpipe plan ants-vs-bees.model.yaml",
            "tlpipe plan ants-vs-bees.model.yaml --root data=/data",
            "tlpipe plan ants-vs-bees.model.yaml --locked",
            "tlpipe plan ants-vs-bees.model.yaml --json | jq .reasons")
        {
            file, options.Output, options.Plugins, options.Roots, options.Threads, options.Device, options.Locked, options.Policy,
            options.RemoteCache, options.Project, options.Built, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(file))));
        return command;
    }

    private static JsonObject Run(CommandContext context, string file)
    {
        using var pipeline = new ModelPipeline(context.Pipeline());
        var plan = pipeline.Plan(file);
        foreach (var warning in plan.Warnings) context.Report(warning);
        foreach (var found in pipeline.Check(plan)) context.Report(found);
        var chain = pipeline.Forecast(plan, context.Report);
        var parts = TrainableParts.Of(plan);
        PlanText.Write(context, plan, parts, chain);
        return PlanJson.Of(plan, parts, chain);
    }
}
