using System.Text;
using Tlpipe.Abstractions;
using Tlpipe.Models.Texts;

namespace Tlpipe.Text.Texts;

/// <summary>Chooses the codec of a data set.</summary>
internal static class TextCodecs
{
    private const long LargestVocabularyFile = 64L << 20;

    /// <summary>The codec of the model that the trunk comes from, else the one that the options ask for.</summary>
    /// <param name="options">The options.</param>
    /// <param name="context">What the pipeline knows.</param>
    /// <param name="train">The texts for training, of which a vocabulary is made.</param>
    public static TextCodec Of(TextSetOptions options, PartContext context, IEnumerable<string> train)
    {
        if (context.Pretrained is { Name: TextCodec.CodecName } pretrained)
        {
            if (options.Tokenizer is not null) throw TextSetErrors.OtherCodec("tokenizer");
            if (options.MaxTokens is not null) throw TextSetErrors.OtherCodec("maxTokens");
            return TextCodec.FromSettings(pretrained.Settings);
        }

        var tokenizer = options.Tokenizer ?? new();
        var settings = tokenizer.Vocabulary is { } file ? FromFile(tokenizer.Use, file, context.Files) : FromTexts(tokenizer, train);
        settings = settings with { LowerCase = tokenizer.LowerCase, MaxTokens = options.MaxTokens ?? TextCodecSettings.UsualMaxTokens };
        return settings.Problem is { } problem && tokenizer.Vocabulary is { } path ? throw TextSetErrors.BadVocabulary(path, problem) : new(settings);
    }

    private static TextCodecSettings FromTexts(TokenizerOptions tokenizer, IEnumerable<string> train)
    {
        var words = WordVocabulary.Of(train, tokenizer.LowerCase, tokenizer.MinCount, tokenizer.MaxWords);
        return words.Count > 0 ? TextCodecSettings.ForWords(words) : throw TextSetErrors.NoWords(tokenizer.MinCount);
    }

    private static TextCodecSettings FromFile(TokenizerKind kind, InputPath file, IInputFiles files)
    {
        if (!File.Exists(file.FullPath)) throw TextSetErrors.MissingFile(file, "tokenizer");
        try
        {
            files.DigestOf(file.FullPath);
            if (new FileInfo(file.FullPath).Length is var length && length > LargestVocabularyFile) throw TextSetErrors.BadVocabulary(file, $"it has {length} bytes, more than {LargestVocabularyFile}");
            var lines = Lines(file.FullPath);
            return kind == TokenizerKind.Words ? TextCodecSettings.ForWords(lines) : new(kind, lines);
        }
        catch (DecoderFallbackException)
        {
            throw TextSetErrors.BadVocabulary(file, "it is not UTF-8");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TextSetErrors.Unreadable(file, "tokenizer", error);
        }
    }

    /// <summary>The lines, the index of each being its number; only a line feed ends one, as other separators are tokens of published vocabularies.</summary>
    private static List<string> Lines(string file)
    {
        var bytes = File.ReadAllBytes(file).AsSpan();
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        return lines;
    }
}
