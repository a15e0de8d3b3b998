using System.Globalization;
using System.Text;
using Tlpipe.Models.Texts;

namespace Tlpipe.Models.Tests.Texts;

/// <summary>BERT's tokenizer on the examples of its own tests (google-research/bert, <c>tokenization_test.py</c>), and beside Python's.</summary>
public sealed class Texts_in_word_pieces
{
    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

    [Theory]
    [InlineData(" \tHeLLo!how  \n Are yoU?  ", true, "hello ! how are you ?")]
    [InlineData("H\u00E9llo", true, "hello")]
    [InlineData(" \tHeLLo!how  \n Are yoU?  ", false, "HeLLo ! how Are yoU ?")]
    [InlineData("H\u00E9llo", false, "H\u00E9llo")]
    [InlineData("ah\u535A\u63A8zz", true, "ah \u535A \u63A8 zz")]
    [InlineData("a\u0000b\uFFFDc\u200Bd", true, "abcd")]
    [InlineData("$5^[CLS]", true, "$ 5 ^ [ cls ]")]
    [InlineData("\u0130\u0301", true, "i")]
    public void Are_basic_tokens_first(string text, bool lowerCase, string tokens) =>
        Assert.Equal(tokens.Split(' '), BasicTokens.Of(text, lowerCase));

    [Theory]
    [InlineData("", "[CLS] [SEP]")]
    [InlineData("unwanted running", "[CLS] un ##want ##ed runn ##ing [SEP]")]
    [InlineData("unwantedX running", "[CLS] [UNK] runn ##ing [SEP]")]
    [InlineData("UNwant\u00E9d,running", "[CLS] un ##want ##ed , runn ##ing [SEP]")]
    [InlineData("wa wa wa wa wa wa wa wa", "[CLS] wa wa wa wa wa wa [SEP]")]
    [InlineData("wawawawa wa", "[CLS] [UNK] wa [SEP]")]
    [InlineData("[SEP] [PAD]", "[CLS] [UNK] [UNK] [UNK] [UNK] [UNK] [UNK] [SEP]")]
    public void Are_the_longest_pieces_that_the_vocabulary_has(string text, string tokens)
    {
        string[] vocabulary = [.. Special, "want", "##want", "##ed", "wa", "un", "runn", "##ing", ",", "##un"];
        var codec = new TextCodec(new(TokenizerKind.WordPiece, vocabulary) { MaxTokens = 8 });
        Assert.Equal(tokens.Split(' '), codec.Encode(text).Select(token => vocabulary[token]));
    }

    [Fact]
    public void Have_the_ids_of_the_lines_of_the_vocabulary()
    {
        string[] vocabulary = ["[PAD]", .. Enumerable.Range(0, 99).Select(i => $"[unused{i}]"), "[UNK]", "[CLS]", "[SEP]", "[MASK]", "hello", "##s", "world", "hello"];
        var codec = new TextCodec(new(TokenizerKind.WordPiece, vocabulary));
        // A piece that is there twice has the later id, as in BERT.
        Assert.Equal([101, 107, 106, 105, 100, 102], codec.Encode("hello worlds 1"));
        Assert.Equal(108, codec.Output.Vocabulary);
        using var tokens = TextCodec.ToTensor([101, 107, 106, 105, 100, 102]);
        Assert.Equal("hello worlds [UNK]", Encoding.UTF8.GetString(codec.Preview(tokens, 100)!.Content.Span));
    }

    [Fact]
    public void Take_no_word_of_more_than_a_hundred_characters()
    {
        var codec = new TextCodec(new(TokenizerKind.WordPiece, [.. Special, "a", "##a"]) { MaxTokens = 200 });
        Assert.Equal(102, codec.Encode(new('a', 100)).Length);
        Assert.Equal([2, 1, 3], codec.Encode(new('a', 101)));
    }

    [SkippableFact]
    public void Lose_accents_as_in_Python()
    {
        var absent = DebianPython.WhyAbsent("unicodedata", "python3");
        Skip.If(absent is not null, absent);
        const string Script = """
            import unicodedata as u
            for c in range(0x80, 0x1F000):
                if 0xD800 <= c < 0xE000: continue
                stripped = [x for x in u.normalize('NFD', chr(c)) if u.category(x) != 'Mn']
                if stripped != [chr(c)]: print('%X' % c, *('%X' % ord(x) for x in stripped))
            """;
        var expected = DebianPython.Run("-c", Script).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()).ToHashSet(StringComparer.Ordinal);
        var stripped = Enumerable.Range(0x80, 0x1F000 - 0x80).Where(Rune.IsValid).Select(code => new Rune(code))
            .Select(rune => (Rune: rune, Parts: Accents.Strip(rune))).Where(pair => !(pair.Parts.Count == 1 && pair.Parts[0] == pair.Rune))
            .Select(pair => string.Join(' ', pair.Parts.Prepend(pair.Rune).Select(rune => rune.Value.ToString("X", CultureInfo.InvariantCulture)))).ToHashSet(StringComparer.Ordinal);
        Assert.True(expected.Count > 13_000);
        // Python and .NET know different versions of Unicode, which differ in a few marks and in no letter.
        string[] different = [.. expected.Except(stripped, StringComparer.Ordinal), .. stripped.Except(expected, StringComparer.Ordinal)];
        Assert.True(different.Length < 100, string.Join('\n', different));
        Assert.All(different, line => Assert.DoesNotContain(' ', line));
    }
}
