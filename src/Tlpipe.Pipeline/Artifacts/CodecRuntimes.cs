using System.Reflection;
using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>Where applications get a data set's codec from: the library that brings it, by its <see cref="TlpipeCodecAttribute"/>.</summary>
internal static class CodecRuntimes
{
    private static readonly Assembly Own = typeof(CodecRegistry).Assembly;

    /// <summary>Whether an application can make the codec again: it is one of <c>Tlpipe.Models</c>, or its own library says that it brings it.</summary>
    public static bool IsAvailable(IInputCodec codec) => codec.GetType().Assembly == Own || Of(codec) is not null;

    /// <summary>The library; <see langword="null"/> for a codec of <c>Tlpipe.Models</c>, and where none brings it.</summary>
    public static CodecRuntime? Of(IInputCodec codec)
    {
        var assembly = codec.GetType().Assembly;
        if (assembly == Own || assembly.GetCustomAttributes<TlpipeCodecAttribute>().FirstOrDefault(brought => brought.Name == codec.Name) is not { } brought) return null;
        var name = assembly.GetName();
        return new(brought.Package ?? name.Name!, VersionOf(assembly, name), name.Name!);
    }

    /// <summary>The package's version, which the SDK writes into the assembly; what stands behind a plus is of the build.</summary>
    private static string VersionOf(Assembly assembly, AssemblyName name) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] is { Length: > 0 } version
            ? version
            : (name.Version ?? new(0, 0, 0)).ToString(3);
}
