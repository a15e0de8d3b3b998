using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tlpipe.Abstractions;
using Tlpipe.Torch;

namespace Tlpipe.Pipeline.Tests.Plugins;

/// <summary>Compiles real plugin assemblies from source, as a third party's build would.</summary>
internal static class PluginCompiler
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using Tlpipe.Abstractions; using Microsoft.Extensions.DependencyInjection;\n";

    private static readonly MetadataReference[] Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly MetadataReference[] Contract =
        [.. new[] { typeof(IPlugin), typeof(torch), typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection) }
            .Select(type => MetadataReference.CreateFromFile(type.Assembly.Location))];

    private static readonly Lazy<byte[]> Sample = new(() => Emit("Sample.Plugin", Source("SamplePlugin.cs"), Contract));

    private static readonly Lazy<(byte[] Runtime, byte[] Plugin)> Letters = new(() =>
    {
        var runtime = Emit("Letters.Runtime", Source("LettersRuntime.cs"), Contract);
        return (runtime, Emit("Letters.Plugin", Source("LettersPlugin.cs"), [.. Contract, MetadataReference.CreateFromImage(runtime)]));
    });

    /// <summary>Compiles a plugin to <c>FOLDER/NAME/NAME.dll</c> and gives the dll's path.</summary>
    public static string Compile(TemporaryFolder folder, string name, string source, params string[] privateReferences) =>
        Emit(folder.Combine(name, $"{name}.dll"), name, Usings + source, [.. Contract, .. privateReferences.Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Puts a plugin where NuGet unpacks it from its package, and gives the dll's path there.</summary>
    public static string InPackage(TemporaryFolder folder, string package, string version, string plugin)
    {
        var root = $"packages/{package.ToLowerInvariant()}/{version}";
        folder.Write($"{root}/{package.ToLowerInvariant()}.nuspec", $"<package xmlns=\"urn:nuspec\"><metadata><id>{package}</id><version>{version}</version></metadata></package>");
        var path = folder.Combine(root, "tlpipe", "net10.0", Path.GetFileName(plugin));
        File.Move(plugin, path);
        return path;
    }

    /// <summary>The plugin that planning is tested with.</summary>
    public static string CompileSample(TemporaryFolder folder)
    {
        var path = folder.Combine("Sample.Plugin", "Sample.Plugin.dll");
        File.WriteAllBytes(path, Sample.Value);
        return path;
    }

    /// <summary>The plugin of another modality, its codecs' library beside it.</summary>
    public static string CompileLetters(TemporaryFolder folder)
    {
        var path = folder.Combine("Letters.Plugin", "Letters.Plugin.dll");
        File.WriteAllBytes(path, Letters.Value.Plugin);
        File.WriteAllBytes(folder.Combine("Letters.Plugin", "Letters.Runtime.dll"), Letters.Value.Runtime);
        return path;
    }

    /// <summary>Compiles a plugin against a contract of another version.</summary>
    public static string CompileAgainstContract(TemporaryFolder folder, string name, string version)
    {
        var contract = Emit(
            folder.Combine("contract", "Tlpipe.Abstractions.dll"),
            "Tlpipe.Abstractions",
            $$"""
            [assembly: System.Reflection.AssemblyVersion("{{version}}")]
            namespace Tlpipe.Abstractions;
            public sealed class TlpipePluginAttribute(System.Type plugin) : System.Attribute { public System.Type Plugin => plugin; }
            """,
            []);
        return Emit(
            folder.Combine(name, $"{name}.dll"),
            name,
            "[assembly: Tlpipe.Abstractions.TlpipePlugin(typeof(Plugin))] public sealed class Plugin;",
            [MetadataReference.CreateFromFile(contract)]);
    }

    /// <summary>Compiles an ordinary library.</summary>
    public static string CompileLibrary(TemporaryFolder folder, string relativePath, string source) =>
        Emit(folder.Combine(relativePath), Path.GetFileNameWithoutExtension(relativePath), source, []);

    private static string Source(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Emit(string path, string name, string source, IEnumerable<MetadataReference> references)
    {
        File.WriteAllBytes(path, Emit(name, source, references));
        return path;
    }

    private static byte[] Emit(string name, string source, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [.. Framework, .. references],
            new(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary, deterministic: true, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)));
        return image.ToArray();
    }
}
