using System.Reflection;
using System.Runtime.Loader;

namespace Tlpipe.Testing.Engine;

/// <summary>
/// The engine with its private libraries, apart from the tests: a plugin whose library has another version than the engine's is tested with its own.
/// What is not in the folder (the contract, the tensors) is shared.
/// </summary>
internal sealed class EngineLoadContext(string folder) : AssemblyLoadContext(Engine)
{
    public const string Engine = "Tlpipe.Pipeline";

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = Path.Combine(folder, $"{assemblyName.Name}.dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
