using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.RateFinding;
using Tlpipe.Tool.Commands.Train;
using Tlpipe.Tool.Completion;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.LrFind;

/// <summary><c>tlpipe lr-find FILE</c></summary>
internal static class LrFindCommand
{
    private const int FewestSteps = 10;
    private const int MostSteps = 100_000;
    private static readonly RateRange Usual = new();

    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var file = CommonOptions.Paths<string>("FILE", "A model file (NAME.model.yaml)", ArgumentArity.ExactlyOne).WithModelFiles();
        var min = Rate("--min", "The smallest learning rate to try", Usual.Min);
        var max = Rate("--max", "The largest; the test ends before it where the loss explodes", Usual.Max);
        var steps = Steps();
        var command = new ExampleCommand(
            "lr-find",
            "Try learning rates on a model and suggest one: its own network, data and strategy, some 100 steps. Publishes nothing.",
            "tlpipe lr-find ants-vs-bees.model.yaml",
            "tlpipe lr-find ants-vs-bees.model.yaml --root data=/data --min 1e-5 --max 1 --steps 200",
            "tlpipe lr-find ants-vs-bees.model.yaml --json | jq .suggestion")
        {
            file, min, max, steps, options.Output, options.Plugins, options.Roots, options.Threads, options.Device, options.Project, options.Built, options.Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(min) is var low && result.GetValue(max) is var high && low >= high && low > 0 && high > 0)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--min is {low}, which is not less than --max, {high}"));
        });
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(file), new(context.Value(min), context.Value(max), context.Value(steps)))));
        return command;
    }

    private static JsonObject Run(CommandContext context, string file, RateRange range)
    {
        using var pipeline = new ModelPipeline(context.Pipeline());
        var plan = pipeline.Plan(file);
        var stop = context.WatchStop();
        var search = ProgressDisplay.For(context).Show(progress => pipeline.FindRate(plan, range, progress, stop));
        if (search.Suggestion is null) context.Report(RateFindingDiagnostics.NothingFound(plan, range));
        LrFindText.Write(context, plan, search);
        return LrFindJson.Of(plan, search);
    }

    private static Option<double> Rate(string name, string description, double usual)
    {
        var option = new Option<double>(name)
        {
            Description = description,
            HelpName = "RATE",
            DefaultValueFactory = _ => usual,
            CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) ? rate : double.NaN,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= 1e6))
                result.AddError($"'{token.Value}' is no learning rate; it is a number greater than 0, such as 1e-5");
        });
        return option;
    }

    private static Option<int> Steps()
    {
        var option = new Option<int>("--steps") { Description = "How many rates are tried, one a step", HelpName = "N", DefaultValueFactory = _ => Usual.Steps };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var steps) && steps is >= FewestSteps and <= MostSteps))
                result.AddError($"'{token.Value}' is no number of steps; it is a whole number from {FewestSteps} to {MostSteps}");
        });
        return option;
    }
}
