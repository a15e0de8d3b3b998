using System.Security.Cryptography;

namespace Tlpipe.Tool.Tests;

/// <summary>A folder to work in, with a cache of its own.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Workplace() => Environment["TLPIPE_CACHE"] = Path.Combine(_folder.Path, "cache");

    /// <summary>The files of an artifact that tell times of day, and so differ from one run to the next.</summary>
    public static string[] OfOneRun { get; } = ["run.json", "report.html"];

    /// <summary>The current folder of the tool.</summary>
    public string Folder => _folder.Path;

    /// <summary>The environment variables of the tool.</summary>
    public Dictionary<string, string?> Environment { get; } = new() { ["NO_COLOR"] = null, ["TERM"] = "dumb" };

    /// <summary>Writes a text file.</summary>
    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>The full path of a file or folder inside.</summary>
    public string At(params string[] parts) => _folder.Combine(parts);

    /// <summary>Whether a variable means something to the tool, so that what the tests were started with must not count.</summary>
    public static bool IsOurs(string variable) => variable.StartsWith("TLPIPE_", StringComparison.Ordinal);

    /// <summary>Calls the tool's command line in this process.</summary>
    public ToolResult Run(params string[] arguments) => ToolCall.Run(this, arguments);

    /// <summary>Runs the tool as a process of its own to its end.</summary>
    public ToolResult RunAlone(params string[] arguments) => ToolProcess.Run(this, arguments);

    /// <summary>Every file under a folder with the digest of its content, by relative path.</summary>
    public static SortedDictionary<string, string> Digests(string folder, params string[] without)
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !without.Contains(Path.GetFileName(file))))
            digests.Add(Path.GetRelativePath(folder, file), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        return digests;
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
