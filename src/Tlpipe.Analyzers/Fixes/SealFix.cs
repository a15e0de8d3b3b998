using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Tlpipe.Analyzers;

/// <summary>TLPA006: seals the class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SealFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.Sealed.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } declaration) return;
        context.RegisterCodeFix(CodeAction.Create("Seal the plugin class", stop => SealAsync(context.Document, declaration, stop), nameof(SealFix)), context.Diagnostics);
    }

    private static async Task<Document> SealAsync(Document document, ClassDeclarationSyntax declaration, CancellationToken stop)
    {
        var editor = await DocumentEditor.CreateAsync(document, stop);
        editor.SetModifiers(declaration, editor.Generator.GetModifiers(declaration).WithIsSealed(true));
        return editor.GetChangedDocument();
    }
}
