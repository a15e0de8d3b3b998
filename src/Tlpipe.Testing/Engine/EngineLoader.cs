using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Tlpipe.Testing.Engine;

/// <summary>Finds the engine that the package carries.</summary>
internal static class EngineLoader
{
    private static readonly Lazy<EngineLoadContext> Context = new(() => new EngineLoadContext(Path.Combine(Folder, "engine")));

    /// <summary>The folder that holds the engine and the first-party plugins.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "tlpipe-testing");

    // The types of this assembly mention the engine only in their bodies, so this runs before any of it is looked for.
#pragma warning disable CA2255 // A test runner gives a library no other beginning.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Install() => AssemblyLoadContext.Default.Resolving += (_, name) =>
        name.Name == EngineLoadContext.Engine ? Context.Value.LoadFromAssemblyName(name) : null;
}
