using System.Text;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Texts;

/// <summary>What the model saw of a text, as text.</summary>
internal static class TextPreview
{
    private const string MediaType = "text/plain";
    private const int Longest = 1000;
    private const string Inside = "##";

    /// <summary>The tokens with spaces between them, pieces of a word together; cut off after 1000 characters.</summary>
    public static InputPreview Of(Tensor input, TextCodecSettings settings)
    {
        var text = new StringBuilder();
        using var scope = NewDisposeScope();
        foreach (var index in input.cpu().contiguous().data<long>())
        {
            var token = settings.Vocabulary[(int)index];
            if (token is SpecialTokens.BertBegin or SpecialTokens.BertEnd || index == 0) continue;
            var isInside = settings.Tokenizer == TokenizerKind.WordPiece && token.StartsWith(Inside, StringComparison.Ordinal);
            if (text.Length > 0 && !isInside) text.Append(' ');
            text.Append(isInside ? token[Inside.Length..] : token);
            if (text.Length <= Longest) continue;
            text.Length = Longest;
            text.Append('…');
            break;
        }

        return new(MediaType, Encoding.UTF8.GetBytes(text.ToString()));
    }
}
