using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tlpipe.Abstractions;
using Tlpipe.Models;

namespace Tlpipe.Build.Tests;

/// <summary>What an input means is its codec's affair: pipeline, tool and build treat a third party's modality as they treat pictures.</summary>
public sealed class ModalityTests
{
    private static readonly HashSet<string> Words =
        [.. CodecRegistry.Default.Names, .. new[] { InputSignature.Picture(1, 1), InputSignature.Text(2), InputSignature.Row(1) }.Select(input => input.Modality)];

    private static readonly HashSet<string> OwnCodecs = [.. typeof(CodecRegistry).Assembly.GetTypes().Where(type => typeof(IInputCodec).IsAssignableFrom(type)).Select(type => type.Name)];

    [Theory]
    [InlineData("src/Tlpipe.Pipeline")]
    [InlineData("src/Tlpipe.Tool")]
    [InlineData("src/Tlpipe.Build")]
    public void None_of_them_goes_by_a_modality_or_a_codec(string project)
    {
        var found = Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Offences(File.ReadAllText(file)).Select(offence => $"{Path.GetRelativePath(Repository.Root, file)}: {offence}"));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("""if (codec.Name == "text") return;""", "codec.Name == \"text\"")]
    [InlineData("""_ = input.Modality is "row" or "picture";""", "input.Modality is \"row\" or \"picture\"")]
    [InlineData("""switch (input.Modality) { case "picture": break; }""", "switch (input.Modality)")]
    [InlineData("""_ = input.Codec switch { "row" => 1, _ => 0 };""", "input.Codec switch")]
    [InlineData("""_ = string.Equals(input.Modality, wanted);""", "string.Equals(input.Modality, wanted)")]
    [InlineData("""_ = input.Codec.StartsWith("pic");""", "input.Codec.StartsWith(\"pic\")")]
    [InlineData("""_ = data.Codec is PictureCodec;""", "PictureCodec")]
    [InlineData("""var input = InputSignature.Text(7);""", "InputSignature.Text")]
    public void Going_by_one_is_found(string statement, string offence) =>
        Assert.Contains(offence, Assert.Single(Offences($"class C {{ void M() {{ {statement} }} }}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("""if (locked.Codec != codec.Name) return;""")]
    [InlineData("""if (form.Kind == InputFormKind.Text) return;""")]
    [InlineData("""json["codec"] = input.Codec; var kind = "text";""")]
    public void Handing_one_on_is_none_of_it(string statement) => Assert.Empty(Offences($"class C {{ void M() {{ {statement} }} }}"));

    private static IEnumerable<string> Offences(string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().Where(IsOffence).Select(node => node.ToString().Split('\n')[0].Trim());

    private static bool IsOffence(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison =>
            new[] { comparison.Left, comparison.Right }.Any(side => IsModality(side) || (IsWord(side) && new[] { comparison.Left, comparison.Right }.Any(IsName))),
        IsPatternExpressionSyntax { Expression: var asked } pattern => IsModality(asked) || (IsName(asked) && pattern.Pattern.DescendantNodes().Any(IsWord)),
        SwitchStatementSyntax { Expression: var asked } choice => IsModality(asked) || (IsName(asked) && choice.DescendantNodes().OfType<CaseSwitchLabelSyntax>().Any(label => IsWord(label.Value))),
        SwitchExpressionSyntax { GoverningExpression: var asked } choice => IsModality(asked) || (IsName(asked) && choice.Arms.Any(arm => arm.Pattern.DescendantNodes().Any(IsWord))),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Equals" or "Contains" or "StartsWith" or "EndsWith" or "Compare" } called } call =>
            IsName(called.Expression) || call.ArgumentList.Arguments.Any(argument => IsModality(argument.Expression)),
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: nameof(InputSignature) }, Name.Identifier.Text: "Picture" or "Text" or "Row" } => true,
        IdentifierNameSyntax { Identifier.Text: var name } => OwnCodecs.Contains(name),
        _ => false,
    };

    private static bool IsModality(SyntaxNode node) => node is MemberAccessExpressionSyntax { Name.Identifier.Text: "Modality" };

    /// <summary>Whether it is the name of a codec or a modality: <c>input.Codec</c>, <c>codec.Name</c>.</summary>
    private static bool IsName(SyntaxNode node) => node is MemberAccessExpressionSyntax member && member.Name.Identifier.Text switch
    {
        "Modality" or "Codec" => true,
        "Name" => member.Expression.ToString().EndsWith("odec", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsWord(SyntaxNode node) => node is LiteralExpressionSyntax { Token.Value: string text } && Words.Contains(text);
}
