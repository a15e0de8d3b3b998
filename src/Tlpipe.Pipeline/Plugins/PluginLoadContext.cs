using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>
/// The assemblies of one plugin. What plugin and host must share comes from the host, whatever lies beside the plugin:
/// a second copy of the contract would make <c>is IPlugin</c> false. Never unloaded.
/// </summary>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private const string SharedPrefix = "Microsoft.Extensions.";

    private static readonly string[] Shared = ["Tlpipe.Abstractions", "Tlpipe.Models", "Tlpipe.Torch"];

    // Assemblies that were loaded stay until the process ends: this forgets nothing that could be freed.
    private static readonly ConcurrentDictionary<(string Path, Digest Files), PluginLoadContext> Made = [];

    private readonly AssemblyDependencyResolver _resolver;

    /// <summary>One that nobody shares.</summary>
    public PluginLoadContext(string path)
        : this(path, new(path))
    {
    }

    private PluginLoadContext(string path, AssemblyDependencyResolver resolver)
        : base(Path.GetFileNameWithoutExtension(path)) => _resolver = resolver;

    /// <summary>That of the plugin at a path, made once in a process. Where a file of it has changed since it was last asked for, it is another one.</summary>
    /// <exception cref="IOException">A file of the plugin can't be read.</exception>
    /// <exception cref="InvalidOperationException">Its <c>deps.json</c> is damaged.</exception>
    public static PluginLoadContext Of(string path, IInputFiles files)
    {
        var resolver = new AssemblyDependencyResolver(path);
        return Made.GetOrAdd((path, PluginClosure.DigestOf(path, files)), _ => new(path, resolver));
    }

    /// <summary>Whether an assembly always comes from the host where the host has it.</summary>
    public static bool IsShared(string assembly) =>
        Shared.Contains(assembly, StringComparer.OrdinalIgnoreCase) || assembly.StartsWith(SharedPrefix, StringComparison.OrdinalIgnoreCase);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is { } name && IsShared(name) && FromHost(name) is { } shared) return shared;
        if (_resolver.ResolveAssemblyToPath(assemblyName) is { } file) return LoadFromAssemblyPath(file);
        // Null would leave it to the host. The framework is the same there; a private library of the tool's is no business of a plugin.
        return IsFrameworks(assemblyName) ? null : throw new FileNotFoundException(null, assemblyName.FullName);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : 0;

    /// <summary>Whether an assembly is one of .NET itself.</summary>
    public static bool IsFrameworks(AssemblyName assembly) =>
        !string.IsNullOrEmpty(assembly.CultureName) || File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), $"{assembly.Name}.dll"));

    // By simple name: the contract's version was checked before, and a patch more or less must not matter.
    private static Assembly? FromHost(string name)
    {
        try
        {
            return (GetLoadContext(typeof(IPlugin).Assembly) ?? Default).LoadFromAssemblyName(new(name));
        }
        catch (FileNotFoundException)
        {
            // The host knows no such Microsoft.Extensions library: it is the plugin's own.
            return null;
        }
    }
}
