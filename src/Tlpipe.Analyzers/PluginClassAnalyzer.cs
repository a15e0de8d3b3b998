using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tlpipe.Analyzers;

/// <summary>TLPA006 and TLPA007: the plugin class and the attribute that names it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PluginClassAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Sealed, Rules.Attribute];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (!PluginProject.Is(start.Compilation, start.Options) || start.Compilation.GetTypeByMetadataName(Contract.Attribute) is not { } attribute) return;
            var isNamed = start.Compilation.Assembly.GetAttributes().Any(given => SymbolEqualityComparer.Default.Equals(given.AttributeClass, attribute));
            start.RegisterSymbolAction(symbol => Check(symbol, isNamed), SymbolKind.NamedType);
        });
    }

    private static void Check(SymbolAnalysisContext context, bool isNamed)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || type.IsAbstract || !type.AllInterfaces.Any(face => AmbientSymbols.Name(face) == Contract.Plugin)) return;
        if (!type.IsSealed) context.ReportDiagnostic(Diagnostic.Create(Rules.Sealed, type.Locations[0], type.Name));
        if (!isNamed) context.ReportDiagnostic(Diagnostic.Create(Rules.Attribute, type.Locations[0], type.ContainingType is null ? type.Name : type.ToDisplayString()));
    }
}
