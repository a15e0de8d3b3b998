using System.Reflection;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Models;

/// <summary>
/// Codecs that libraries bring: those of a third party's modality. A manifest names the library; it must be one of the application's own, and say by
/// its <see cref="TlpipeCodecAttribute"/> that it brings the codec, before anything in it runs.
/// </summary>
internal static class RuntimeCodecs
{
    /// <summary>What makes a codec, from the application's own libraries.</summary>
    /// <exception cref="DiagnosticException">TLP4250: the library is not here; TLP4251: it brings no such codec; TLP4252: what it names makes none.</exception>
    public static ICodecFactory Load(string manifest, string codec, CodecRuntime runtime)
    {
        try
        {
            return Find(manifest, codec, runtime, Assembly.Load(new AssemblyName { Name = runtime.Assembly }));
        }
        catch (Exception error) when (error is IOException or BadImageFormatException or ArgumentException)
        {
            throw PredictingErrors.NoRuntime(manifest, codec, runtime, error);
        }
    }

    /// <summary>What makes a codec, from a library.</summary>
    /// <exception cref="DiagnosticException">TLP4251: it brings no such codec; TLP4252: what it names makes none.</exception>
    public static ICodecFactory Find(string manifest, string codec, CodecRuntime runtime, Assembly library)
    {
        var brought = library.GetCustomAttributes<TlpipeCodecAttribute>().ToList();
        var named = brought.Find(attribute => attribute.Name == codec) ?? throw PredictingErrors.OtherRuntime(manifest, codec, runtime, [.. brought.Select(attribute => attribute.Name)]);
        try
        {
            return Activator.CreateInstance(named.Factory) as ICodecFactory ?? throw PredictingErrors.NoFactory(manifest, codec, runtime, named.Factory);
        }
        catch (Exception error) when (error is MissingMethodException or MemberAccessException or TargetInvocationException)
        {
            throw PredictingErrors.NoFactory(manifest, codec, runtime, named.Factory, error);
        }
    }
}
