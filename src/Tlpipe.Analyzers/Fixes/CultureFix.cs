using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Tlpipe.Analyzers;

/// <summary>TLPA003: says the invariant culture, or ordinal order.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CultureFix : CodeFixProvider
{
    private const string Invariant = "global::System.Globalization.CultureInfo.InvariantCulture";
    private const string Ordinal = "global::System.StringComparer.Ordinal";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.Culture.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not ExpressionSyntax expression) return;
        context.RegisterCodeFix(
            CodeAction.Create(
                expression is InvocationExpressionSyntax call && IsOrder(call) ? "Order ordinally" : "Use the invariant culture",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(expression, Fixed(expression)))),
                nameof(CultureFix)),
            context.Diagnostics);
    }

    private static ExpressionSyntax Fixed(ExpressionSyntax expression)
    {
        if (expression is not InvocationExpressionSyntax call) return Expression(Invariant).WithTriviaFrom(expression);
        if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "ToLower" or "ToUpper" } member)
            return call.WithExpression(member.WithName(SyntaxFactory.IdentifierName(member.Name.Identifier.Text + "Invariant")));
        var argument = SyntaxFactory.Argument(Expression(IsOrder(call) ? Ordinal : Invariant));
        var arguments = call.ArgumentList.Arguments;
        // The provider stands before what is given out.
        var at = arguments.Count > 0 && arguments[arguments.Count - 1].RefKindKeyword.IsKind(SyntaxKind.OutKeyword) ? arguments.Count - 1 : arguments.Count;
        var separators = Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), arguments.Count);
        return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(arguments.Insert(at, argument), separators)));
    }

    private static bool IsOrder(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name } && (name.StartsWith("Order", StringComparison.Ordinal) || name.StartsWith("Then", StringComparison.Ordinal));

    private static ExpressionSyntax Expression(string text) => SyntaxFactory.ParseExpression(text).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
}
