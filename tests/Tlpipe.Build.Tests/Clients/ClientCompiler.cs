using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tlpipe.Models;

namespace Tlpipe.Build.Tests.Clients;

/// <summary>Compiles generated code as a strict project would: C# 12, every warning an error, XML comments checked.</summary>
internal static class ClientCompiler
{
    private const string ImplicitUsings = """
        global using global::System; global using global::System.Collections.Generic; global using global::System.IO; global using global::System.Linq;
        global using global::System.Net.Http; global using global::System.Threading; global using global::System.Threading.Tasks;
        """;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(Predictor).Assembly.Location)
            .Append(typeof(Abstractions.OutputKind).Assembly.Location)
            .Append(typeof(Torch.torch).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The assembly, which has nothing to complain of.</summary>
    public static Assembly Compile(IReadOnlyDictionary<string, string> files, string program = "return;")
    {
        using var assembly = new MemoryStream();
        var complaints = Complaints(files, program, assembly);
        Assert.True(complaints.Count == 0, string.Join('\n', complaints.Take(20)));
        return Assembly.Load(assembly.ToArray());
    }

    /// <summary>The errors and warnings of a top-level program together with the generated code.</summary>
    public static IReadOnlyList<string> Complaints(IReadOnlyDictionary<string, string> files, string program, Stream? assembly = null)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Value, parsing, file.Key))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, parsing))
            .Append(CSharpSyntaxTree.ParseText(program, parsing, "Program.cs"));
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, generalDiagnosticOption: ReportDiagnostic.Error, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable);
        var result = CSharpCompilation.Create("Clients", trees, References, options).Emit(assembly ?? Stream.Null);
        return [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).Select(diagnostic => diagnostic.ToString())];
    }
}
