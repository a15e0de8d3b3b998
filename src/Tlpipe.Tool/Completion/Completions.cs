using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.RegularExpressions;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Completion;

/// <summary>What arguments and options may be given, looked up when a shell asks.</summary>
internal static partial class Completions
{
    private const string ModelFilePattern = "*.model.yaml";

    /// <summary>Model files.</summary>
    public static Argument<T> WithModelFiles<T>(this Argument<T> argument)
    {
        argument.CompletionSources.Add(context => IsFull(argument, context) ? [] : Items(NearbyFiles.Find(context.WordToComplete, ModelFilePattern)));
        return argument;
    }

    /// <summary>Trained models under <c>--output</c>, and model files.</summary>
    public static Argument<T> WithArtifacts<T>(this Argument<T> argument, CommonOptions options)
    {
        argument.CompletionSources.Add(context => IsFull(argument, context) ? [] : Items(
        [
            .. Artifacts(context.ParseResult.GetValue(options.Output) ?? "models"),
            .. NearbyFiles.Find(context.WordToComplete, ModelFilePattern),
        ]));
        return argument;
    }

    /// <summary>The roots that the model files of the command line, or else those of this folder, begin paths with.</summary>
    public static Option<T> WithRoots<T>(this Option<T> option)
    {
        option.CompletionSources.Add(context =>
        {
            string[] named = [.. context.ParseResult.Tokens.Select(token => token.Value).Where(text => text.EndsWith(".yaml", StringComparison.Ordinal) && File.Exists(text))];
            var files = named.Length > 0 ? named : Directory.GetFiles(".", ModelFilePattern);
            return Items(files.SelectMany(RootsOf).Distinct(StringComparer.Ordinal).Select(root => $"{root}="));
        });
        return option;
    }

    /// <summary>The backbones of the plugins that are present.</summary>
    public static Option<T> WithBackbones<T>(this Option<T> option, CommonOptions options)
    {
        option.CompletionSources.Add(context =>
        {
            using var pipeline = new ModelPipeline(PipelineOptionsBuilder.Build(context.ParseResult, options, EnvironmentVariables.All()));
            return Items(pipeline.Plugins.NamesOf("backbone"));
        });
        return option;
    }

    private static IEnumerable<string> Artifacts(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder, ArtifactFiles.Manifest, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true }).Select(file => Path.GetDirectoryName(file)!)
        : [];

    private static IEnumerable<string> RootsOf(string file) => RootName().Matches(File.ReadAllText(file)).Select(match => match.Groups["root"].Value);

    /// <summary>Whether other words are all that the argument takes.</summary>
    private static bool IsFull(Argument argument, CompletionContext context) =>
        context.ParseResult.GetResult(argument) is { } result
        && result.Tokens.Count(token => token.Value != context.WordToComplete) >= argument.Arity.MaximumNumberOfValues;

    private static IEnumerable<CompletionItem> Items(IEnumerable<string> texts) => texts.Select(text => new CompletionItem(text));

    [GeneratedRegex($@"\$\((?<root>{Roots.NameForm})\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex RootName();
}
