using System.CommandLine;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching.Remote;
using Tlpipe.Tool.Completion;

namespace Tlpipe.Tool.Options;

/// <summary>The options that several commands share. A command adds those that it takes.</summary>
internal sealed class CommonOptions
{
    /// <summary>What help calls the argument that names an artifact.</summary>
    public const string Artifact = "ARTIFACT";

    /// <summary>The option that names the model file which says where the data of an artifact lie.</summary>
    public const string On = "--on";

    /// <summary>Where artifacts go and are looked for.</summary>
    public Option<string> Output { get; } = new("--output", "-o")
    {
        Description = "The folder of the artifacts, as DIR/NAME/VERSION",
        HelpName = "DIR",
        DefaultValueFactory = _ => "models",
    };

    /// <summary>Plugins besides the bundled ones.</summary>
    public Option<string[]> Plugins { get; } = new("--plugins")
    {
        Description = "A plugin beside those that come with the tool: its dll, or a folder of plugins (may be repeated)",
        HelpName = "PATH",
    };

    /// <summary>The named roots.</summary>
    public Option<string[]> Roots { get; } = Pairs(
        "--root",
        "NAME=PATH",
        token => token.IndexOf('=', StringComparison.Ordinal) < 1 ? "is no root" : null,
        "A folder that model files call $(NAME) (may be repeated); also by the environment variable TLPIPE_ROOT_NAME").WithRoots();

    /// <summary>The number of threads.</summary>
    public Option<int?> Threads { get; } = NumberOfThreads("The number of threads; changes the last bits of trained weights [default: the number of processors]");

    /// <summary>Where tensors live.</summary>
    public Option<string> Device { get; } = OneOf("--device", "Where tensors live", "cpu", "cuda");

    /// <summary>The project's folder.</summary>
    public Option<string?> Project { get; } = new("--project")
    {
        Description = "The folder of the project that the models belong to: their relative paths stay in it, and a name is used once",
        HelpName = "DIR",
    };

    /// <summary>Models of referenced projects.</summary>
    public Option<string[]> Built { get; } = Pairs(
        "--built",
        "FILE=DIR",
        token => token.IndexOf('=', StringComparison.Ordinal) < 1 || token[^1] == '=' ? "is no built model" : null,
        "A model file of a referenced project, and the folder where its artifact lies (may be repeated)");

    /// <summary>Whether only what is locked may be built.</summary>
    public Option<bool> Locked { get; } = new("--locked")
    {
        Description = "A lock that is missing, or that the model file and its inputs don't agree with, is an error; no lock is written",
    };

    /// <summary>What may be done for a model that isn't there.</summary>
    public Option<string> Policy { get; } = OneOf("--policy", "What to do for a model that no cache holds: train it, or fail", "train", "restore");

    /// <summary>A cache that machines share.</summary>
    public Option<string?> RemoteCache { get; } = AddressOfRemoteCache();

    /// <summary>Whether it is only read.</summary>
    public Option<bool> RemoteCacheReadOnly { get; } = new("--remote-cache-read-only")
    {
        Description = $"Take models from the remote cache and give it none; also by the environment variable {RemoteCacheVariables.ReadOnlyVariable}=1",
    };

    /// <summary>One JSON object on standard output.</summary>
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON object and nothing else; diagnostics stand in it, and on standard error as ever",
    };

    /// <summary>An argument of one path or several. What begins with a hyphen is a misspelt option; a file of such a name is written <c>./-name</c>.</summary>
    public static Argument<T> Paths<T>(string name, string description, ArgumentArity arity)
    {
        var argument = new Argument<T>(name) { Description = description, Arity = arity };
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.Length > 1 && token.Value[0] == '-'))
                result.AddError($"there is no option '{token.Value}'");
        });
        return argument;
    }

    /// <summary>An option of a few words, of which the first is the default.</summary>
    public static Option<string> OneOf(string name, string description, params string[] choices)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => choices[0] };
        option.CompletionSources.Add(choices);
        option.Validators.Add(result =>
        {
            if (result.Tokens is not [var token] || choices.Contains(token.Value, StringComparer.Ordinal)) return;
            var nearest = NearestName.Find(token.Value, choices) is { } choice ? $"perhaps '{choice}'" : $"available: {string.Join(", ", choices)}";
            result.AddError($"'{token.Value}' is no value of {name}; {nearest}");
        });
        return option;
    }

    private static Option<string?> AddressOfRemoteCache()
    {
        var option = new Option<string?>("--remote-cache")
        {
            Description = $"A cache that machines share, spoken to as Bazel's HTTP cache; also by the environment variable {RemoteCacheVariables.UrlVariable}",
            HelpName = "URL",
        };
        // What was given is not shown again: a password may stand in it.
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && RemoteAddress.TryParse(token.Value) is null)
                result.AddError($"what --remote-cache was given is no URL of a cache; {RemoteCacheVariables.HowToWrite}");
        });
        return option;
    }

    private static Option<string[]> Pairs(string name, string form, Func<string, string?> refuse, string description)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = form };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (refuse(token.Value) is { } why)
                    result.AddError($"'{token.Value}' {why}; write {name} {form}");
        });
        return option;
    }

    /// <summary>An option of a number of threads.</summary>
    public static Option<int?> NumberOfThreads(string description)
    {
        var option = new Option<int?>("--threads") { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var threads) || threads < 1))
                result.AddError($"'{token.Value}' is no number of threads; it is a whole number from 1");
        });
        return option;
    }
}
