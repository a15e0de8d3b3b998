using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Tlpipe.Abstractions;

namespace Tlpipe.Analyzers.Tests;

/// <summary>A source file of a plugin, in an editor's workspace, compiled against the real contract.</summary>
internal sealed class PluginSource : IDisposable
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing System.IO;\nusing System.Linq;\nusing Tlpipe.Abstractions;\n";

    private static readonly DiagnosticAnalyzer[] Analyzers = [new AmbientAnalyzer(), new OrderAnalyzer(), new PluginClassAnalyzer()];
    private static readonly CodeFixProvider[] Fixes = [new SealFix(), new NameFix(), new OrderFix(), new CultureFix()];

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Concat(new[] { typeof(IPlugin), typeof(Torch.torch), typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection) }.Select(type => type.Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly AdhocWorkspace _workspace = new();
    private readonly Document _document;
    private readonly AnalyzerOptions _options;

    /// <param name="text">The source, which must compile.</param>
    /// <param name="isPlugin">What the project says of itself.</param>
    public PluginSource(string text, string? isPlugin = null)
    {
        var project = _workspace.AddProject("Plugin", LanguageNames.CSharp)
            .WithMetadataReferences(References)
            .WithCompilationOptions(new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        _document = project.AddDocument("Plugin.cs", text);
        _options = new([], new Settings(isPlugin));
    }

    /// <summary>The body of a method of a data set in a sound plugin.</summary>
    public static PluginSource Data(string body, string members = "") => new(InData(body, members));

    /// <summary>The source of a method of a data set in a sound plugin.</summary>
    public static string InData(string body, string members = "") => $$"""
        {{Usings}}
        [assembly: TlpipePlugin(typeof(ThePlugin))]

        public sealed class ThePlugin : IPlugin { public void Configure(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }

        public abstract class Lines(string path) : IDataSet
        {
            {{members}}
            public object Use() { {{body}} return path; }
            public abstract IInputCodec Codec { get; }
            public abstract IReadOnlyDictionary<string, TargetSignature> Targets { get; }
            public abstract Digest Content { get; }
            public abstract bool Augments { get; }
            public abstract int Count(Split split);
            public abstract Digest Identify(Split split, int index);
            public abstract string Describe(Split split, int index);
            public abstract Tlpipe.Torch.torch.Tensor Read(Split split, int index, RandomStream randomness);
            public abstract Tlpipe.Torch.torch.Tensor Target(Split split, int index, string target);
        }
        """;

    /// <summary>What the analyzers say: code and message, one a line.</summary>
    public async Task<string> Findings() => string.Join('\n', (await Find()).Select(finding => $"{finding.Id}: {finding.GetMessage()}"));

    /// <summary>The source after the fix of the only finding; it still compiles, and the finding is gone.</summary>
    public async Task<string> Fixed()
    {
        var finding = Assert.Single(await Find());
        var fix = Assert.Single(Fixes, provider => provider.FixableDiagnosticIds.Contains(finding.Id));
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(_document, finding, (action, _) => actions.Add(action), default));
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await Assert.Single(actions).GetOperationsAsync(default)));
        var changed = operation.ChangedSolution.GetDocument(_document.Id)!;
        changed = await Formatter.FormatAsync(await Simplifier.ReduceAsync(changed, Simplifier.Annotation));
        Assert.Empty(await Find(changed));
        return (await changed.GetTextAsync()).ToString();
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> Find(Document? document = null)
    {
        var compilation = (await (document ?? _document).Project.GetCompilationAsync())!;
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        var findings = await compilation.WithAnalyzers([.. Analyzers], _options).GetAnalyzerDiagnosticsAsync();
        return [.. findings.OrderBy(finding => finding.Location.SourceSpan.Start).ThenBy(finding => finding.Id, StringComparer.Ordinal)];
    }

    /// <summary>What MSBuild tells the compiler.</summary>
    private sealed class Settings(string? isPlugin) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(isPlugin);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(string? isPlugin) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = key == "build_property.IsTlpipePlugin" ? isPlugin ?? "" : "";
                return value.Length > 0;
            }
        }
    }
}
