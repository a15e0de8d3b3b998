using System.Collections;
using System.Globalization;

namespace Tlpipe.Build;

/// <summary>How the training process is called.</summary>
internal sealed record TrainingCommand
{
    /// <summary>Full paths of the model files.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Full path of the project's folder, which relative paths of model files must not leave.</summary>
    public required string Project { get; init; }

    /// <summary>Full path of the folder under which the artifacts are written.</summary>
    public required string Output { get; init; }

    /// <summary>Models of referenced projects, each <c>FILE=DIR</c>: the model file, and the folder of its artifact.</summary>
    public IReadOnlyList<string> Built { get; init; } = [];

    /// <summary>How many models may be trained at once.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Named roots, each <c>NAME=FOLDER</c>.</summary>
    public required IReadOnlyList<string> Roots { get; init; }

    /// <summary>Full paths of the plugins' assemblies.</summary>
    public required IReadOnlyList<string> Plugins { get; init; }

    /// <summary>Number of threads; null leaves it to the tool.</summary>
    public string? Threads { get; init; }

    /// <summary>The device, <c>cpu</c> or <c>cuda</c>; null leaves it to the tool.</summary>
    public string? Device { get; init; }

    /// <summary>Whether a lock that is missing or stale is an error.</summary>
    public bool Locked { get; init; }

    /// <summary>Whether models may only come from a cache.</summary>
    public bool RestoreOnly { get; init; }

    /// <summary>The cache that several machines share; null leaves it to the tool.</summary>
    public string? RemoteCache { get; init; }

    /// <summary>The seconds between two checkpoints; null leaves it to the tool.</summary>
    public string? CheckpointEvery { get; init; }

    /// <summary>Full path of the folder that gets the curves as event files; null for none.</summary>
    public string? TensorBoard { get; init; }

    /// <summary>Full path of the file that gets the JSON schema of model files, for editors.</summary>
    public required string Schema { get; init; }

    /// <summary>Full path of the manifest that the process leaves.</summary>
    public required string Manifest { get; init; }

    /// <summary>The number of the process that starts the training, which ends with it.</summary>
    public int Parent { get; init; } = Environment.ProcessId;

    /// <summary>The command line after the tool's name.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        .. Decisive,
        "--watch-parent", "--parent", Parent.ToString(CultureInfo.InvariantCulture),
        .. RemoteCache is { } cache ? new[] { "--remote-cache", cache } : [],
        .. CheckpointEvery is { } seconds ? new[] { "--checkpoint-every", seconds } : [],
        .. Jobs > 1 ? new[] { "--jobs", Jobs.ToString(CultureInfo.InvariantCulture) } : [],
    ];

    /// <summary>The arguments that decide what is made; the others change only how fast.</summary>
    private IReadOnlyList<string> Decisive =>
    [
        "train", .. Models,
        "--project", Project,
        "--output", Output,
        .. Roots.SelectMany(root => new[] { "--root", root }),
        .. Built.SelectMany(model => new[] { "--built", model }),
        .. Plugins.SelectMany(plugin => new[] { "--plugins", plugin }),
        .. Threads is { } threads ? new[] { "--threads", threads } : [],
        .. Device is { } device ? new[] { "--device", device } : [],
        .. Locked ? new[] { "--locked" } : [],
        .. RestoreOnly ? new[] { "--policy", "restore" } : [],
        .. TensorBoard is { } folder ? new[] { "--tensorboard", folder } : [],
        "--schema", Schema,
        "--inputs", Manifest,
    ];

    /// <summary>The lines of the response file: one argument each, in quotes where it would be taken apart.</summary>
    public IEnumerable<string> ResponseFile => Arguments.Select(Quoted);

    /// <summary>What the arguments mean, for comparison with an earlier call: roots may also come from the environment.</summary>
    public IReadOnlyList<string> Meaning
    {
        get
        {
            var roots = new List<string>();
            foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
                if (variable.Key is string name && name.StartsWith("TLPIPE_ROOT_", StringComparison.Ordinal)) roots.Add($"{name}={variable.Value}");
            roots.Sort(StringComparer.Ordinal);
            return [.. Decisive, .. roots];
        }
    }

    private static string Quoted(string argument) =>
        argument.Length == 0 || argument.Any(char.IsWhiteSpace) || argument.StartsWith('#') ? $"\"{argument}\"" : argument;
}
