using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>What an assembly's metadata says, read without loading it.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="Version">The assembly's version.</param>
/// <param name="HasAttribute">Whether it names a plugin class.</param>
/// <param name="Contract">The version of <c>Tlpipe.Abstractions</c> that it was built against; <see langword="null"/> where it doesn't refer to it.</param>
internal sealed record PluginManifest(string Name, Version Version, bool HasAttribute, Version? Contract)
{
    private const string ContractAssembly = "Tlpipe.Abstractions";
    private const string AttributeName = "TlpipePluginAttribute";

    /// <summary>Reads the metadata; <see langword="null"/> where the file is no .NET assembly.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static PluginManifest? Read(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            using var image = new PEReader(stream);
            if (!image.HasMetadata) return null;
            var metadata = image.GetMetadataReader();
            if (!metadata.IsAssembly) return null;
            var assembly = metadata.GetAssemblyDefinition();
            return new(
                metadata.GetString(assembly.Name),
                assembly.Version,
                assembly.GetCustomAttributes().Any(attribute => IsPluginAttribute(metadata, attribute)),
                ContractOf(metadata));
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>Whether a text stands in an assembly's code.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="BadImageFormatException">It is no assembly.</exception>
    public static bool HasText(string path, string text)
    {
        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        for (var handle = metadata.GetNextHandle(default(UserStringHandle)); !handle.IsNil; handle = metadata.GetNextHandle(handle))
            if (metadata.GetUserString(handle) == text) return true;
        return false;
    }

    private static Version? ContractOf(MetadataReader metadata) =>
        metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Where(reference => metadata.StringComparer.Equals(reference.Name, ContractAssembly))
            .Select(reference => reference.Version)
            .FirstOrDefault();

    private static bool IsPluginAttribute(MetadataReader metadata, CustomAttributeHandle handle)
    {
        var constructor = metadata.GetCustomAttribute(handle).Constructor;
        if (constructor.Kind != HandleKind.MemberReference) return false;
        var parent = metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference) return false;
        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Name, AttributeName) && metadata.StringComparer.Equals(type.Namespace, ContractAssembly);
    }
}
