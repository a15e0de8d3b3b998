using Tlpipe.Abstractions;
using Tlpipe.Testing.Checking;
using Tlpipe.Testing.Engine;
using Xunit;

namespace Tlpipe.Testing;

/// <summary>What every part keeps. An author derives one of the classes for a kind of part.</summary>
/// <typeparam name="TPlugin">The plugin class.</typeparam>
/// <typeparam name="TPart">The contract of the part.</typeparam>
public abstract class PartConformance<TPlugin, TPart>
    where TPlugin : class, IPlugin, new()
    where TPart : class
{
    private readonly Lazy<TPart> _part;

    private protected PartConformance() => _part = new(() => Make());

    /// <summary>The name that model files use.</summary>
    protected abstract string Name { get; }

    /// <summary>The options that it is made with.</summary>
    /// <value>The defaults.</value>
    protected virtual PartOptions Options => PartOptions.Default;

    /// <summary>The folder of the files that the options name, relative to the tests' output; relative paths in options begin there. It is copied for some checks, so keep it small.</summary>
    /// <value><see langword="null"/>: the options name no file.</value>
    protected virtual string? Folder => null;

    /// <summary>Further options that it must refuse, besides those that the kit thinks of.</summary>
    protected virtual IReadOnlyList<RefusedOptions> Refused => [];

    /// <summary>The part, made once for a test.</summary>
    protected TPart Part => _part.Value;

    /// <summary>What the part is told where it is made.</summary>
    private protected virtual PartContext Context(IInputFiles files) => new(files);

    /// <summary>Uses what planning uses of a part.</summary>
    private protected abstract void Plan(TPart part);

    /// <summary>It is made from its options.</summary>
    [Fact]
    public void It_can_be_made_from_its_options() => Plan(Part);

    /// <summary>Its options are of types that a model file can hold.</summary>
    [Fact]
    public void Model_files_can_say_every_option() => OptionChecks.TypesAreKnown(Bench);

    /// <summary>It says what it is, and so does each option.</summary>
    [Fact]
    public void It_describes_itself_and_every_option() => OptionChecks.AllDescribed(Bench);

    /// <summary>The defaults keep the rules of their own annotations.</summary>
    [Fact]
    public void The_defaults_are_values_that_its_options_allow() => OptionChecks.DefaultsAreAllowed(Bench);

    /// <summary>Bad values are refused by an error that names the option.</summary>
    [Fact]
    public void Bad_values_are_refused_with_the_option_at_fault() =>
        OptionTrials.Run<TPart>(Bench, Options, Refused, FullFolder, Context(new RecordedFiles()), Plan);

    /// <summary>Where the files lie that its options name.</summary>
    private protected string FullFolder => Path.GetFullPath(Folder ?? ".", AppContext.BaseDirectory);

    /// <summary>The part, made again.</summary>
    private protected TPart Make(string? folder = null, IInputFiles? files = null) => Make(Context(files ?? new RecordedFiles()), folder);

    /// <summary>The part, made again and told something else.</summary>
    private protected TPart Make(PartContext context, string? folder = null)
    {
        try
        {
            return ((PartBench<TPart>)Bench).Make(Options, folder ?? FullFolder, context);
        }
        catch (DiagnosticException error)
        {
            throw new ConformanceException(
                $"'{Name}' can't be made from the options of this test class: {error.Message}",
                "every check needs it",
                "correct Options (as a model file has them, without 'use') and Folder, or what the error says",
                error);
        }
    }

    // The engine is in no signature of these classes: a test runner looks at them before it can be found.
    private PartBench Bench => new PartBench<TPart>(typeof(TPlugin), Name);
}
