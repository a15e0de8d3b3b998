using System.Text;
using Tlpipe.Abstractions;
using Tlpipe.Models.Texts;

namespace Tlpipe.Text.Texts;

/// <summary>Chooses the codec of a data set.</summary>
internal static class TextCodecs
{
    private const long LargestVocabularyFile = 64L << 20;
    private const string VocabularyOption = "tokenizer.vocabulary";

    /// <summary>The codec of the model that the trunk comes from, else the one that the options ask for.</summary>
    /// <param name="options">The options.</param>
    /// <param name="context">What the pipeline knows.</param>
    /// <param name="train">The texts for training, of which a vocabulary is made.</param>
    public static ChosenCodec Of(TextSetOptions options, PartContext context, IEnumerable<string> train)
    {
        if (context.Pretrained is { Name: TextCodec.CodecName } pretrained) return Pretrained(options, TextCodecSettings.FromJson(pretrained.Settings), train);
        var tokenizer = options.Tokenizer ?? new();
        var settings = tokenizer.Vocabulary is { } file ? FromFile(tokenizer.Use, file, context.Files) : FromTexts(tokenizer, train);
        settings = settings with { LowerCase = LowerCase(tokenizer), MaxTokens = options.MaxTokens ?? TextCodecSettings.UsualMaxTokens };
        return new(settings.Problem is { } problem && tokenizer.Vocabulary is { } path ? throw TextSetErrors.BadVocabulary(path, problem) : new(settings));
    }

    private static ChosenCodec Pretrained(TextSetOptions options, TextCodecSettings known, IEnumerable<string> train)
    {
        if (options.MaxTokens is not null) throw TextSetErrors.OtherCodec("maxTokens");
        if (options.Tokenizer is not { NewWords: NewWords.Learn } tokenizer)
            return options.Tokenizer is null || options.Tokenizer == new TokenizerOptions { Use = known.Tokenizer } ? new(new(known)) : throw TextSetErrors.OtherCodec("tokenizer");
        if (known.Tokenizer != TokenizerKind.Words) throw TextSetErrors.PiecesLearnNoWords();
        if (tokenizer.LowerCase is { } lowerCase && lowerCase != known.LowerCase) throw TextSetErrors.OtherCodec("tokenizer.lowerCase");
        string[] added =
        [
            .. WordVocabulary.Of(train, known.LowerCase, tokenizer.MinCount, int.MaxValue).Except(known.Vocabulary, StringComparer.Ordinal)
                .Take(Math.Min(tokenizer.MaxWords, TokenizerOptions.MostWords + 2 - known.Vocabulary.Count)),
        ];
        return new(new(known with { Vocabulary = [.. known.Vocabulary, .. added] }), added.Length);
    }

    private static bool LowerCase(TokenizerOptions tokenizer) => tokenizer.LowerCase ?? true;

    private static TextCodecSettings FromTexts(TokenizerOptions tokenizer, IEnumerable<string> train)
    {
        var words = WordVocabulary.Of(train, LowerCase(tokenizer), tokenizer.MinCount, tokenizer.MaxWords);
        return words.Count > 0 ? TextCodecSettings.ForWords(words) : throw TextSetErrors.NoWords(tokenizer.MinCount);
    }

    private static TextCodecSettings FromFile(TokenizerKind kind, InputPath file, IInputFiles files)
    {
        if (!File.Exists(file.FullPath)) throw TextSetErrors.MissingFile(file, VocabularyOption);
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
            throw TextSetErrors.Unreadable(file, VocabularyOption, error);
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
