using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Tlpipe.Analyzers;

/// <summary>TLPA001 to TLPA003: randomness, clocks and languages that are no argument.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AmbientAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Randomness, Rules.Clock, Rules.Culture];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (!PluginProject.Is(start.Compilation, start.Options)) return;
            start.RegisterOperationAction(Created, OperationKind.ObjectCreation);
            start.RegisterOperationAction(Read, OperationKind.PropertyReference);
            start.RegisterOperationAction(Called, OperationKind.Invocation);
        });
    }

    private static void Created(OperationAnalysisContext context)
    {
        if (context.Operation.Type is { } type && AmbientSymbols.IsRandom(type)) Report(context, Rules.Randomness, $"new {type.Name}");
    }

    private static void Read(OperationAnalysisContext context)
    {
        var property = ((IPropertyReferenceOperation)context.Operation).Property;
        if (!property.IsStatic) return;
        var name = $"{property.ContainingType.Name}.{property.Name}";
        if (AmbientSymbols.IsRandom(property.ContainingType)) Report(context, Rules.Randomness, name);
        else if (AmbientSymbols.IsClock(property)) Report(context, Rules.Clock, name);
        else if (AmbientSymbols.IsCulture(property)) Report(context, Rules.Culture, name, "CultureInfo.InvariantCulture");
    }

    private static void Called(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        var name = $"{method.ContainingType.Name}.{method.Name}";
        if (AmbientSymbols.IsRandom(method) && !IsHashing(method, context.ContainingSymbol)) Report(context, Rules.Randomness, name);
        else if (AmbientSymbols.IsDrawnByTorch(call) && Contract.GivesData(context.ContainingSymbol.ContainingType)) Report(context, Rules.Randomness, name);
        else if (AmbientSymbols.IsClock(method)) Report(context, Rules.Clock, name);
        else if (CultureUse.Remedy(call) is { } remedy) Report(context, Rules.Culture, name, remedy);
    }

    /// <summary>Hash codes differ from process to process, and are right where hash codes are asked for.</summary>
    private static bool IsHashing(IMethodSymbol method, ISymbol caller) =>
        (method.Name == "GetHashCode" || method.ContainingType.Name == "HashCode") && caller.Name == "GetHashCode";

    private static void Report(OperationAnalysisContext context, DiagnosticDescriptor rule, params object[] words) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, context.Operation.Syntax.GetLocation(), words));
}
