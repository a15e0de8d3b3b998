using System.CommandLine;
using System.CommandLine.Parsing;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline;
using Tlpipe.Tool.Options;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Hosting;

/// <summary>What a command runs with.</summary>
internal sealed class CommandContext(ParseResult parse, CommonOptions options, ToolConsole console, TimeProvider clock, long began, Interruption interruption)
{
    /// <summary>Where people read. Nothing arrives under <c>--json</c>.</summary>
    public TextWriter Out { get; } = parse.GetValue(options.Json) ? TextWriter.Null : console.Out;

    /// <summary>Whether a machine reads.</summary>
    public bool Json { get; } = parse.GetValue(options.Json);

    /// <summary>The streams and what they can show.</summary>
    public ToolConsole Console => console;

    /// <summary>The time.</summary>
    public TimeProvider Clock => clock;

    /// <summary>From now on the command watches this token, which is cancelled when the user wants to stop; before, the process ends at once.</summary>
    public CancellationToken WatchStop() => interruption.Watch();

    /// <summary>From now on the command is stopped when the process that started this one is gone.</summary>
    /// <param name="id">The parent's number; <see langword="null"/> takes the process that is the parent at this moment.</param>
    public void WatchParent(int? id) => interruption.WatchParent(id);

    /// <summary>From now on the command is stopped when its standard input ends.</summary>
    public void StopAtEndOfInput() => interruption.WatchInput();

    /// <summary>The options that were given, as one argument each.</summary>
    /// <param name="without">Options to leave out.</param>
    public IReadOnlyList<string> GivenOptions(params Option[] without) =>
    [
        .. parse.CommandResult.Children.OfType<OptionResult>().Where(given => !given.Implicit && !without.Contains(given.Option))
            .SelectMany(given => given.Tokens.Count == 0 ? [given.Option.Name] : given.Tokens.Select(token => $"{given.Option.Name}={token.Value}")),
    ];

    /// <summary>How long the command has run.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(began);

    /// <summary>The environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = EnvironmentVariables.All();

    /// <summary>The value of an option.</summary>
    public T Value<T>(Option<T> option) => parse.GetRequiredValue(option);

    /// <summary>The value of an argument.</summary>
    public T Value<T>(Argument<T> argument) => parse.GetRequiredValue(argument);

    /// <summary>The value of an option that may be absent.</summary>
    public T? Optional<T>(Option<T> option) => parse.GetValue(option);

    /// <summary>What the pipeline needs to know.</summary>
    public PipelineOptions Pipeline() => PipelineOptionsBuilder.Build(parse, options, Environment);

    /// <summary>Tells a diagnostic on standard error and remembers it.</summary>
    public void Report(Diagnostic diagnostic) => console.Report(diagnostic);
}
