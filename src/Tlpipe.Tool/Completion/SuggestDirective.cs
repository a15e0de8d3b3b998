using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;

namespace Tlpipe.Tool.Completion;

/// <summary>
/// <c>tlpipe [suggest] "tlpipe train st"</c> prints what may stand in the place of the last word, one a line; <c>[suggest:POSITION]</c> looks at the
/// command line up to there, as <c>dotnet-suggest</c> asks. In place of System.CommandLine's own, which mixes options with names.
/// </summary>
internal sealed class SuggestDirective : Directive
{
    private SuggestDirective()
        : base("suggest") => Action = new SuggestAction(this);

    /// <summary>Takes the place of the usual one.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var usual in root.Directives.OfType<System.CommandLine.Completions.SuggestDirective>().ToList()) root.Directives.Remove(usual);
        root.Add(new SuggestDirective());
    }

    private sealed class SuggestAction(SuggestDirective directive) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var line = parseResult.Tokens.LastOrDefault(token => token.Type != System.CommandLine.Parsing.TokenType.Directive)?.Value ?? "";
            var position = parseResult.GetResult(directive)?.Values is [var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
                ? Math.Min(given, line.Length)
                : line.Length;
            foreach (var suggestion in Suggestions.For((RootCommand)parseResult.RootCommandResult.Command, line[..position])) parseResult.InvocationConfiguration.Output.WriteLine(suggestion);
            return 0;
        }
    }
}
