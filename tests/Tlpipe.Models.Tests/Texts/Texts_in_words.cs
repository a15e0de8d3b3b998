using System.Text;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Texts;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Tests.Texts;

public sealed class Texts_in_words
{
    private static readonly TextCodec Codec = new(TextCodecSettings.ForWords(["the", "film", "don't", "3.5", "...", "!!!", "!", "好", "ñandú", "😀", ":"]) with { MaxTokens = 6 });

    [Theory]
    [InlineData("The FILM", "the film")]
    [InlineData("  the\t\r\nfilm\u00A0", "the film")]
    [InlineData("Don't,film", "don't <unk> film")]
    [InlineData("3.5:film", "3.5 : film")]
    [InlineData("film...", "film ...")]
    [InlineData("film!!!!", "film !!! !")]
    [InlineData("好好film", "好 好 film")]
    [InlineData("ÑANDÚ😀", "ñandú 😀")]
    [InlineData("the\0film\u0007", "the film")]
    [InlineData("<pad> <unk>", "<unk> <unk> <unk> <unk> <unk> <unk>")]
    [InlineData("a b c d e f the film", "<unk> <unk> <unk> <unk> <unk> <unk>")]
    [InlineData("", "<unk>")]
    [InlineData(" \n ", "<unk>")]
    public void Are_seen_by_the_model_so(string text, string seen)
    {
        using var tokens = Codec.Decode(Encoding.UTF8.GetBytes(text), "a text");
        Assert.Equal(ScalarType.Int64, tokens.dtype);
        Assert.DoesNotContain(0L, tokens.data<long>().ToArray());
        var preview = Codec.Preview(tokens, side: 100)!;
        Assert.Equal(("text/plain", seen), (preview.MediaType, Encoding.UTF8.GetString(preview.Content.Span)));
    }

    [Fact]
    public void Begin_after_a_byte_order_mark()
    {
        using var tokens = Codec.Decode("\uFEFFthe"u8, "a text");
        Assert.Equal([2L], tokens.data<long>().ToArray());
    }

    [Fact]
    public void Are_padded_to_the_longest()
    {
        using var scope = NewDisposeScope();
        var batch = Codec.Collate([TextCodec.ToTensor([2, 3]), TextCodec.ToTensor([4]), TextCodec.ToTensor([5, 6, 7])]);
        Assert.Equal([3L, 3L], batch.shape);
        Assert.Equal([2L, 3, 0, 4, 0, 0, 5, 6, 7], batch.data<long>().ToArray());
    }

    [Fact]
    public void Come_from_the_same_codec_once_it_was_written_down()
    {
        var settings = TextCodecSettings.ForWords(["The", "film"]) with { LowerCase = false, MaxTokens = 10 };
        var written = JsonNode.Parse(new TextCodec(settings).Settings.ToJsonString())!.AsObject();
        Assert.Equal("""{"tokenizer":{"use":"words","lowerCase":false},"maxTokens":10,"vocabulary":["\u003Cpad\u003E","\u003Cunk\u003E","The","film"]}""", written.ToJsonString());

        var again = CodecRegistry.Default.Find(TextCodec.CodecName)!(written);
        Assert.Equal((InputSignature.Text(4), InputForm.Text), (again.Output, again.Form));
        Assert.Equal([2, 3, 1], ((TextCodec)again).Encode("The film the"));
        Assert.Equal(written.ToJsonString(), again.Settings.ToJsonString());
    }

    [Fact]
    public void Give_a_vocabulary_of_the_most_frequent_words()
    {
        string[] texts = ["b a, A", "c b a", "d b b c", new string('x', 500) + " " + new string('x', 500)];
        Assert.Equal(["b", "a", "c"], WordVocabulary.Of(texts, lowerCase: true, minimumCount: 2, most: 10));
        Assert.Equal(["b", "a"], WordVocabulary.Of(texts, lowerCase: true, minimumCount: 1, most: 2));
        Assert.Equal(["b", "a", "c", ",", "A", "d"], WordVocabulary.Of(texts, lowerCase: false, minimumCount: 1, most: 10));
    }

    [Fact]
    public void Are_refused_where_they_are_no_utf_8() => Assert.Equal(
        "mail.txt: error TLP4230: this is no text in UTF-8: byte 4 doesn't belong there; convert it, or leave it out",
        Refused(() => Codec.Decode([.. "caf "u8, 0xE9, 0x20], "mail.txt")));

    [Fact]
    public void Are_refused_where_they_are_too_long() => Assert.Equal(
        "mail.txt: error TLP4231: the text has 1048577 bytes, more than the limit of 1048576; give a part of it",
        Refused(() => Codec.Decode(new byte[(1 << 20) + 1], "mail.txt")));

    [Theory]
    [InlineData("{}", "'tokenizer' is missing")]
    [InlineData("""{ "tokenizer": {} }""", "'use' is missing")]
    [InlineData("""{ "tokenizer": { "use": "letters" } }""", "there is no tokenizer 'letters'")]
    [InlineData("""{ "tokenizer": { "use": 3 } }""", "'use' is number, which it can't be")]
    [InlineData("""{ "tokenizer": { "use": "words", "lowerCase": true }, "maxTokens": 8 }""", "'vocabulary' is missing")]
    [InlineData("""{ "tokenizer": { "use": "words", "lowerCase": true }, "maxTokens": 8, "vocabulary": [1] }""", "a token of the vocabulary is no text")]
    [InlineData("""{ "tokenizer": { "use": "words", "lowerCase": "yes" }, "maxTokens": 8, "vocabulary": [] }""", "'lowerCase' is string, which it can't be")]
    [InlineData("""{ "tokenizer": { "use": "words", "lowerCase": true }, "maxTokens": 1e9, "vocabulary": [] }""", "'maxTokens' is number, which it can't be")]
    [InlineData("""{ "tokenizer": { "use": "words", "lowerCase": true }, "maxTokens": 70000, "vocabulary": [] }""", "'maxTokens' is 70000, not a whole number from 3 to 65536")]
    [InlineData("""{ "tokenizer": { "use": "words", "lowerCase": true }, "maxTokens": 8, "vocabulary": ["a"] }""", "the vocabulary doesn't begin with <pad> and <unk>")]
    [InlineData("""{ "tokenizer": { "use": "words", "lowerCase": true }, "maxTokens": 8, "vocabulary": ["<pad>", "<unk>", "a", "a"] }""", "the vocabulary has 'a' twice")]
    [InlineData("""{ "tokenizer": { "use": "word-piece", "lowerCase": true }, "maxTokens": 8, "vocabulary": ["a"] }""", "the vocabulary doesn't begin with [PAD]")]
    [InlineData("""{ "tokenizer": { "use": "word-piece", "lowerCase": true }, "maxTokens": 8, "vocabulary": ["[PAD]", "[CLS]"] }""", "the vocabulary lacks [UNK], [SEP]")]
    public void Come_from_no_codec_whose_settings_make_no_sense(string json, string reason) => Assert.Equal(
        $"tlpipe: error TLP4232: the settings of the text codec don't make sense: {reason}; the model file is damaged or of another version, so build it again",
        Refused(() => TextCodec.FromSettings(JsonNode.Parse(json)!.AsObject())));

    private static string Refused(Func<object> action) => Assert.Single(Assert.Throws<DiagnosticException>(action).Diagnostics).ToString();
}
