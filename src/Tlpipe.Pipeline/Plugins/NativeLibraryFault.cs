using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>A native library that a plugin needs and that can't be loaded.</summary>
/// <param name="Reason">Which one, and why.</param>
/// <param name="Remedy">Where to get it.</param>
internal sealed partial record NativeLibraryFault(string Reason, string Remedy)
{
    /// <summary>What an exception says of a native library; <see langword="null"/> where it speaks of something else.</summary>
    public static NativeLibraryFault? Of(Exception error)
    {
        if (error is not DllNotFoundException || Quoted().Match(error.Message) is not { Success: true } quoted) return null;
        var library = Path.GetFileName(quoted.Groups["name"].Value);
        var needed = Missing().Matches(error.Message).Select(line => line.Groups["name"].Value).FirstOrDefault(name => Plain(name) != Plain(library));
        return new(
            needed is null ? $"the native library '{library}' is missing" : $"the native library '{library}' needs '{needed}', which is missing",
            RemedyOf(error, needed ?? library) is { } remedy ? $"install it: {remedy}" : "install it, or ask the plugin's author where to get it");
    }

    /// <summary>What the plugin's assemblies say, by <see cref="TlpipeNativeLibraryAttribute"/>.</summary>
    private static string? RemedyOf(Exception error, string library) =>
        new StackTrace(error, fNeedFileInfo: false).GetFrames()
            .Select(frame => frame.GetMethod()?.Module.Assembly is { } assembly ? AssemblyLoadContext.GetLoadContext(assembly) : null)
            .OfType<PluginLoadContext>()
            .Take(1)
            .SelectMany(context => context.Assemblies)
            .SelectMany(assembly => assembly.GetCustomAttributes<TlpipeNativeLibraryAttribute>())
            .FirstOrDefault(attribute => Plain(attribute.Library) == Plain(library))?.Remedy;

    /// <summary>A library's name without what platforms put before and behind it: <c>libsndfile.so.1</c> is <c>sndfile</c>.</summary>
    private static string Plain(string library)
    {
        var name = Ending().Replace(library.ToLowerInvariant(), "");
        return name.StartsWith("lib", StringComparison.Ordinal) ? name[3..] : name;
    }

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Quoted();

    /// <summary>What the system's loader says of a file that it has no path of: it looked for it on behalf of another.</summary>
    [GeneratedRegex("^(?<name>[^/:\\s]+): cannot open shared object file", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Missing();

    [GeneratedRegex(@"(\.so(\.[0-9]+)*|\.dylib|\.dll)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Ending();
}
