using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Caching.Remote;
using Tlpipe.Pipeline.Locking;
using Tlpipe.Pipeline.Plugins.Packages;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Tool.Options;

/// <summary>Gathers what the pipeline needs to know from command line, environment and machine.</summary>
internal static class PipelineOptionsBuilder
{
    /// <summary>The version of the tool.</summary>
    public static string ToolVersion { get; } =
        typeof(PipelineOptionsBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The options. Those that a command doesn't take have their defaults.</summary>
    public static PipelineOptions Build(ParseResult parse, CommonOptions options, IReadOnlyDictionary<string, string> environment) => new()
    {
        OutputFolder = Path.GetFullPath(parse.GetValue(options.Output) ?? "models"),
        BundledPlugins = BundledPlugins,
        Plugins = [.. (parse.GetValue(options.Plugins) ?? []).Select(Path.GetFullPath)],
        PluginProjects = PluginProjects(parse, options),
        Roots = new Roots(Pairs(parse.GetValue(options.Roots), root => root.IndexOf('=', StringComparison.Ordinal), name => name, path => path), environment),
        ProjectFolder = parse.GetValue(options.Project) is { Length: > 0 } project ? Path.GetFullPath(project) : null,
        BuiltModels = Pairs(parse.GetValue(options.Built), EndOfModelFile, Path.GetFullPath, Path.GetFullPath),
        Threads = parse.GetValue(options.Threads) ?? Environment.ProcessorCount,
        Device = parse.GetValue(options.Device) ?? "cpu",
        Locked = parse.GetValue(options.Locked),
        Policy = parse.GetValue(options.Policy) == "restore" ? TrainingPolicy.Restore : TrainingPolicy.Train,
        Cache = CacheLayout.FromEnvironment(environment),
        CacheLimit = CacheLimit.FromEnvironment(environment),
        RemoteCache = parse.GetValue(options.RemoteCache) is { } url ? RemoteAddress.TryParse(url) : RemoteCacheVariables.Url(environment),
        RemoteCacheReadOnly = parse.GetValue(options.RemoteCacheReadOnly) || RemoteCacheVariables.IsReadOnly(environment),
        ToolVersion = ToolVersion,
    };

    /// <summary>
    /// The projects that list plugin packages for the model files that are named, or else for the current folder. An artifact may be a stranger's: what lies
    /// beside it is not run. A build names its plugins itself: what it makes depends on its project alone.
    /// </summary>
    private static IReadOnlyList<PluginProject> PluginProjects(ParseResult parse, CommonOptions options)
    {
        if (parse.GetValue(options.Project) is { Length: > 0 }) return [];
        var arguments = parse.CommandResult.Children.OfType<ArgumentResult>().ToList();
        var on = parse.CommandResult.Children.OfType<OptionResult>().Where(option => option.Option.Name == CommonOptions.On);
        string[] models = [.. arguments.SelectMany(argument => argument.Tokens).Concat(on.SelectMany(option => option.Tokens)).Select(token => token.Value).Where(IsModelFile)];
        if (models.Length > 0) return [.. models.Select(file => PluginProject.Find(Path.GetDirectoryName(Path.GetFullPath(file))!)).OfType<PluginProject>().Distinct()];
        return PluginProject.Find(Environment.CurrentDirectory) is { } project ? [project] : [];
    }

    private static bool IsModelFile(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>The folder of the plugins that come with the tool: beside its assembly.</summary>
    private static string BundledPlugins => Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Names with values, each name with what was said of it last.</summary>
    private static Dictionary<string, string> Pairs(IEnumerable<string>? given, Func<string, int> findEquals, Func<string, string> name, Func<string, string> value)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in given ?? [])
        {
            var equals = findEquals(pair);
            pairs[name(pair[..equals])] = value(pair[(equals + 1)..]);
        }

        return pairs;
    }

    /// <summary>The sign after the file: the folders that it lies in may have one in their names, too.</summary>
    private static int EndOfModelFile(string pair)
    {
        foreach (var end in new[] { ".yaml=", ".yml=" })
            if (pair.IndexOf(end, StringComparison.OrdinalIgnoreCase) is >= 0 and var at) return at + end.Length - 1;
        return pair.IndexOf('=', StringComparison.Ordinal);
    }
}
