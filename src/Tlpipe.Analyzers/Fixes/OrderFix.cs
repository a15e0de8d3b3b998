using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Tlpipe.Analyzers;

/// <summary>TLPA004: orders a folder's entries by their names, ordinal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class OrderFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.FolderOrder.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) return;
        context.RegisterCodeFix(CodeAction.Create("Order by name (ordinal)", stop => OrderAsync(context.Document, call, stop), nameof(OrderFix)), context.Diagnostics);
    }

    private static async Task<Document> OrderAsync(Document document, InvocationExpressionSyntax call, CancellationToken stop)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(stop))!;
        var model = (await document.GetSemanticModelAsync(stop))!;
        var type = model.GetTypeInfo(call, stop);
        var element = type.Type is IArrayTypeSymbol array ? array.ElementType : ((INamedTypeSymbol)type.Type!).TypeArguments[0];
        var order = element.SpecialType == SpecialType.System_String
            ? ".Order(global::System.StringComparer.Ordinal)"
            : ".OrderBy(entry => entry.FullName, global::System.StringComparer.Ordinal)";
        // What took an array still gets one.
        var needsArray = type.ConvertedType is IArrayTypeSymbol && call.Parent is not (MemberAccessExpressionSyntax or ForEachStatementSyntax);
        var ordered = SyntaxFactory.ParseExpression($"{call.WithoutTrivia()}{order}{(needsArray ? ".ToArray()" : "")}").WithTriviaFrom(call).WithAdditionalAnnotations(Simplifier.Annotation);
        ordered = ordered.ReplaceNodes(
            ordered.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(node => node.ToString().StartsWith("global::", StringComparison.Ordinal)),
            (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation));
        var changed = root.ReplaceNode(call, ordered);
        if (model.LookupNamespacesAndTypes(call.SpanStart, name: "Enumerable").IsEmpty)
            changed = changed.AddUsings(SyntaxFactory.UsingDirective(SyntaxFactory.ParseName("System.Linq")).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.LineFeed));
        return document.WithSyntaxRoot(changed);
    }
}
