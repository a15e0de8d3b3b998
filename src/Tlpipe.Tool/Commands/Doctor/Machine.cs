using System.Runtime.InteropServices;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Doctor;

/// <summary>The machine besides its native libraries.</summary>
internal static class Machine
{
    /// <summary>The tool and what runs it.</summary>
    public static Finding Tool() => new("tlpipe", $"{PipelineOptionsBuilder.ToolVersion} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");

    /// <summary>The threads that training would use.</summary>
    public static Finding Processors(int threads) => new("threads", $"{threads} of {Environment.ProcessorCount} processors");

    /// <summary>The cache folder: whether it can be written, how much lies in it.</summary>
    public static Finding Cache(CacheLayout cache)
    {
        try
        {
            Directory.CreateDirectory(cache.Root);
            var probe = Path.Combine(cache.Root, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            var size = new DirectoryInfo(cache.Root).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
            return new("cache", $"{cache.Root}, {Words.Size(size)}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new("cache", cache.Root, Diagnostic.Error(
                "TLP7201", $"the cache folder can't be used: {error.Message.TrimEnd('.')}; make it writable, or name another with TLPIPE_CACHE", new SourceLocation(cache.Root)));
        }
    }

    /// <summary>The plugins.</summary>
    public static IEnumerable<Finding> Plugins(PipelineOptions options)
    {
        try
        {
            using var pipeline = new ModelPipeline(options);
            return
            [
                new("plugins", pipeline.Plugins.Plugins.Count == 0 ? "none" : string.Join(", ", pipeline.Plugins.Plugins)),
                .. pipeline.Plugins.Broken.Select(broken => new Finding("plugin", broken.Location?.File ?? "", broken with { Severity = DiagnosticSeverity.Error })),
            ];
        }
        catch (DiagnosticException error)
        {
            return [.. ToolDiagnostics.Of(error).Select(problem => new Finding("plugins", problem.Location?.File ?? "none", problem))];
        }
    }
}
