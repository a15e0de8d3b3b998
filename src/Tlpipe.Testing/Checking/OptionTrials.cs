using System.Text.RegularExpressions;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Testing.Engine;

namespace Tlpipe.Testing.Checking;

/// <summary>Tries each option with values that make no sense: an error must name the option, or the part must live with the value.</summary>
internal static partial class OptionTrials
{
    private const string Why = "whoever makes this mistake in a model file is told of an internal failure instead of the line to correct";

    public static void Run<TPart>(
        PartBench bench, PartOptions options, IReadOnlyList<RefusedOptions> refused, string folder, PartContext context, Action<TPart> plan)
        where TPart : class
    {
        if (options.Record is null)
            foreach (var option in bench.Options)
                foreach (var value in BadValues(option.Type))
                    _ = Try(bench, bench.With(options, option.Key, value), $"{option.Key}: {Shown(value)}", folder, context, plan);
        foreach (var wanted in refused) Refuse(bench, wanted, folder, context, plan);
    }

    private static void Refuse<TPart>(PartBench bench, RefusedOptions wanted, string folder, PartContext context, Action<TPart> plan)
        where TPart : class
    {
        var errors = Try(bench, PartBench.Read(wanted.Yaml), wanted.Yaml, folder, context, plan)
            ?? throw new ConformanceException(
                $"{bench.Kind} '{bench.Name}' took the options '{wanted.Yaml}', which this test class says it refuses",
                "a mistake in a model file would go unnoticed",
                "throw new DiagnosticException(Diagnostic.Error(CODE, MESSAGE, option: KEY)) in Create, or annotate the option");
        if (!errors.Any(error => (error.Option ?? error.Message).Contains(wanted.Option, StringComparison.Ordinal)))
            throw new ConformanceException(
                $"the error about '{wanted.Yaml}' doesn't name '{wanted.Option}': {Text(errors)}", Why, $"say option: \"{wanted.Option}\" in the diagnostic");
        foreach (var word in wanted.Words.Where(word => !Text(errors).Contains(word, StringComparison.Ordinal)))
            throw new ConformanceException(
                $"the error about '{wanted.Yaml}' doesn't say '{word}': {Text(errors)}", "a message says what is wrong, why, and what to do", "put it into the message");
    }

    /// <summary>The errors; <see langword="null"/> where the options are taken.</summary>
    private static IReadOnlyList<Diagnostic>? Try<TPart>(PartBench bench, YamlMapping section, string told, string folder, PartContext context, Action<TPart> plan)
        where TPart : class
    {
        object options;
        try
        {
            options = bench.Bind(section, folder);
        }
        catch (DiagnosticException error)
        {
            return error.Diagnostics;
        }

        try
        {
            plan((TPart)bench.Create(options, context));
            return null;
        }
        catch (DiagnosticException error)
        {
            foreach (var diagnostic in error.Diagnostics) Judge(bench, told, diagnostic);
            return error.Diagnostics;
        }
        catch (Exception error) when (error is not ConformanceException)
        {
            throw new ConformanceException(
                $"{bench.Kind} '{bench.Name}' threw {error.GetType().Name} for '{told}': {error.Message}",
                Why,
                "annotate the option ([Range], [AllowedValues], [Required]), or throw new DiagnosticException(Diagnostic.Error(CODE, MESSAGE, option: KEY)) in Create",
                error);
        }
    }

    private static void Judge(PartBench bench, string told, Diagnostic diagnostic)
    {
        var said = $"{bench.Kind} '{bench.Name}' refuses '{told}' with '{diagnostic.Code}: {diagnostic.Message}', which";
        if (!Code().IsMatch(diagnostic.Code))
            throw new ConformanceException($"{said} has no code", "people look errors up by their codes, and scripts tell them apart by them", "give each error a code of your own: letters, then digits, such as POINTS01");
        if (diagnostic.Message.Length == 0 || diagnostic.Message.Contains('\n', StringComparison.Ordinal))
            throw new ConformanceException($"{said} is not one line", "MSBuild and editors take one line for an error", "say what, why and what to do in one line");
        var named = diagnostic.Option?.Split('.', '[')[0];
        if (diagnostic.Location is null && !bench.Options.Any(option => option.Key == named))
            throw new ConformanceException($"{said} names {(named is null ? "no option" : $"'{named}', which is no option")}", Why, "say option: \"KEY\" in the diagnostic");
    }

    private static string[] BadValues(Type type)
    {
        if (type == typeof(int) || type == typeof(long)) return ["-1", "0"];
        if (type == typeof(double)) return ["-1", "0", "-0.5"];
        if (type == typeof(string)) return ["", "no such thing"];
        return type == typeof(InputPath) ? ["no-such-folder/no-such-file", "."] : [];
    }

    private static string Shown(string value) => value.Length > 0 ? value : "\"\"";

    private static string Text(IReadOnlyList<Diagnostic> errors) => string.Join("; ", errors.Select(error => error.Message));

    [GeneratedRegex("^[A-Z]+[A-Z0-9]*[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Code();
}
