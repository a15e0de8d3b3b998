using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Tlpipe.Analyzers;

/// <summary>TLPA007: writes the attribute that names the plugin class above its file's namespace.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.Attribute.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken) as CompilationUnitSyntax;
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } declaration) return;
        if (model?.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type) return;
        context.RegisterCodeFix(
            CodeAction.Create($"Name {type.Name} as the assembly's plugin", _ => Task.FromResult(context.Document.WithSyntaxRoot(Named(root, type))), nameof(NameFix)),
            context.Diagnostics);
    }

    private static CompilationUnitSyntax Named(CompilationUnitSyntax root, INamedTypeSymbol type)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
        var written = ((CompilationUnitSyntax)SyntaxFactory.ParseSyntaxTree($"[assembly: Tlpipe.Abstractions.TlpipePlugin(typeof({name}))]").GetRoot()).AttributeLists[0];
        var attribute = written.Attributes[0];
        var list = written
            .ReplaceNode(attribute, attribute.WithName(attribute.Name.WithAdditionalAnnotations(Simplifier.Annotation)))
            .WithTrailingTrivia(SyntaxFactory.LineFeed, SyntaxFactory.LineFeed);
        if (root.Usings.Count > 0) list = list.WithLeadingTrivia(SyntaxFactory.LineFeed);
        return root.Members.Count > 0 && root.Usings.Count > 0
            ? root.ReplaceNode(root.Members[0], root.Members[0].WithLeadingTrivia(root.Members[0].GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))).AddAttributeLists(list)
            : root.AddAttributeLists(list);
    }
}
