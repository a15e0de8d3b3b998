using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Verification;
using Tlpipe.Tool.Commands.Train;
using Tlpipe.Tool.Completion;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Verify;

/// <summary><c>tlpipe verify FILE…</c></summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var files = CommonOptions.Paths<string[]>("FILE", "Model files (NAME.model.yaml) with their locks", ArgumentArity.OneOrMore).WithModelFiles();
        var threads = CommonOptions.NumberOfThreads("The number of threads; another one than the lock's is another environment [default: the lock's]");
        var command = new ExampleCommand(
            "verify",
            "Build models again from nothing and compare them with their locks: every byte, or in another environment their metrics.",
            "tlpipe verify ants-vs-bees.model.yaml",
            "tlpipe verify ants-vs-bees.model.yaml --root data=/data --threads 4",
            "tlpipe verify ants-vs-bees.model.yaml --json | jq .reproduced")
        {
            files, options.Output, options.Plugins, options.Roots, threads, options.Device, options.Project, options.Built, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(files), context.Optional(threads))));
        return command;
    }

    private static JsonObject Run(CommandContext context, IReadOnlyList<string> files, int? threads)
    {
        using var verifier = new ModelVerifier(context.Pipeline(), threads);
        var stop = context.WatchStop();
        var results = ProgressDisplay.For(context).Show(progress => files.Select(file => Verify(context, () => verifier.Verify(file, progress, stop))).ToList());
        // One that several rest on, or that was asked for as well, is told once.
        var models = results.SelectMany(chain => chain ?? []).DistinctBy(model => model.Plan.Spec.File, StringComparer.Ordinal).ToList();
        foreach (var model in models) VerifyText.Write(context, model);
        foreach (var diagnostic in models.SelectMany(model => model.Diagnostics)) context.Report(diagnostic);
        return files.Count > 1 ? new() { ["models"] = new JsonArray([.. results.OfType<IReadOnlyList<VerifiedModel>>().Select(VerifyJson.Of)]) }
            : results is [{ } only] ? VerifyJson.Of(only)
            : [];
    }

    /// <summary>One model's errors don't keep the others from being verified.</summary>
    private static IReadOnlyList<VerifiedModel>? Verify(CommandContext context, Func<IReadOnlyList<VerifiedModel>> verify)
    {
        try
        {
            return verify();
        }
        catch (DiagnosticException errors)
        {
            foreach (var diagnostic in errors.Diagnostics) context.Report(diagnostic);
            return null;
        }
    }
}
