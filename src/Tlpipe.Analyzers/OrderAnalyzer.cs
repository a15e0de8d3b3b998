using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Tlpipe.Analyzers;

/// <summary>TLPA004 and TLPA005: enumerations without an order.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OrderAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] FolderCalls =
    [
        "EnumerateFiles", "GetFiles", "EnumerateDirectories", "GetDirectories", "EnumerateFileSystemEntries", "GetFileSystemEntries", "EnumerateFileSystemInfos", "GetFileSystemInfos",
    ];

    private static readonly string[] Unordered = ["Dictionary", "HashSet", "ConcurrentDictionary", "ConcurrentBag", "FrozenSet", "FrozenDictionary", "ISet", "IReadOnlySet"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.FolderOrder, Rules.SetOrder];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (!PluginProject.Is(start.Compilation, start.Options)) return;
            start.RegisterOperationAction(Called, OperationKind.Invocation);
            start.RegisterOperationAction(Enumerated, OperationKind.Loop);
        });
    }

    private static void Called(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var type = AmbientSymbols.Name(call.TargetMethod.ContainingType);
        if (type is "System.IO.Directory" or "System.IO.DirectoryInfo" && FolderCalls.Contains(call.TargetMethod.Name))
        {
            if (!EndOfChain.ForgetsOrder(call)) Report(context, Rules.FolderOrder, call.Syntax, $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}");
        }
        else if (type == "System.Linq.Enumerable" && call.Arguments.Length > 0 && IsFirstOfChain(call, out var source) && !EndOfChain.ForgetsOrder(call, inclusive: true))
        {
            CheckSet(context, source);
        }
    }

    private static void Enumerated(OperationAnalysisContext context)
    {
        if (context.Operation is IForEachLoopOperation loop) CheckSet(context, Unwrap(loop.Collection));
    }

    private static bool IsFirstOfChain(IInvocationOperation call, out IOperation source)
    {
        source = Unwrap(call.Arguments[0].Value);
        return call.TargetMethod.IsExtensionMethod;
    }

    private static void CheckSet(OperationAnalysisContext context, IOperation source)
    {
        if (!Contract.GivesData(context.ContainingSymbol.ContainingType)) return;
        // Keys and values come in the dictionary's order.
        var of = source is IPropertyReferenceOperation { Property.Name: "Keys" or "Values", Instance: { } instance } ? instance : source;
        if (of.Type is INamedTypeSymbol { IsGenericType: true } type && Unordered.Contains(type.Name) && type.ContainingNamespace.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal))
            Report(context, Rules.SetOrder, source.Syntax, source.Syntax.ToString());
    }

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion) operation = conversion.Operand;
        return operation;
    }

    private static void Report(OperationAnalysisContext context, DiagnosticDescriptor rule, SyntaxNode at, string what) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, at.GetLocation(), what));
}
