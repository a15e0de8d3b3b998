using System.Text;
using Tlpipe.Abstractions;
using Tlpipe.Models.Texts;
using Tlpipe.Text.Lines;
using Tlpipe.Text.Texts;

namespace Tlpipe.Text.Tests.Texts;

public sealed class Lines_of_texts : IDisposable
{
    private readonly TextFolder _folder = new();

    [SkippableFact]
    public void Are_the_sentences_of_SST_2()
    {
        var data = TextFolder.Lines(new()
        {
            Path = TextFolder.Real("stsa.binary.train"), Validation = TextFolder.Real("stsa.binary.dev"), Test = TextFolder.Real("stsa.binary.test"), Separator = LineSeparator.Space,
        });
        Assert.Equal((6920, 872, 1821), (data.Count(Split.Train), data.Count(Split.Validation), data.Count(Split.Test)));
        Assert.Equal(["0", "1"], data.Targets["label"].Classes);
        Assert.Equal([3310, 3610], data.CountLabels(Split.Train, "label")!.PerClass);
        Assert.StartsWith("a stirring , funny and finally transporting", TextFolder.Seen(data, Split.Train, 0), StringComparison.Ordinal);
        Assert.Equal("stsa.binary.train(1)", data.Describe(Split.Train, 0));
    }

    [SkippableFact]
    public void Are_the_questions_of_TREC_in_latin_1_with_coarse_and_fine_classes()
    {
        var data = TextFolder.Lines(new()
        {
            Path = TextFolder.Real("raw_TREC.train"), Test = TextFolder.Real("raw_TREC.test"), ValidateOneIn = 10,
            Separator = LineSeparator.Space, Targets = ["coarse", "fine"], Encoding = TextEncoding.Latin1,
        });
        Assert.Equal((5452, 500), (data.Count(Split.Train) + data.Count(Split.Validation), data.Count(Split.Test)));
        Assert.InRange(data.Count(Split.Validation), 500, 560);
        Assert.Equal(["ABBR", "DESC", "ENTY", "HUM", "LOC", "NUM"], data.Targets["coarse"].Classes);
        Assert.Equal(50, data.Targets["fine"].Classes.Count);
        Assert.Contains("HUM:desc", data.Targets["fine"].Classes);
    }

    [SkippableFact]
    public void Are_the_messages_of_which_one_goes_on_in_a_second_line()
    {
        var options = new TextLinesOptions { Path = TextFolder.Real("SMSSpamCollection"), ValidateOneIn = 10, TestOneIn = 5, WithoutLabel = LineWithoutLabel.Join };
        var data = TextFolder.Lines(options);
        Assert.Equal(5574, Enum.GetValues<Split>().Sum(data.Count));
        Assert.Equal(["ham", "spam"], data.Targets["label"].Classes);
        Assert.Equal(747, Enum.GetValues<Split>().Sum(split => data.CountLabels(split, "label")!.PerClass[1]));
        // Many are there twice: no copy stands on another side.
        var splits = Enum.GetValues<Split>().Select(split => Enumerable.Range(0, data.Count(split)).Select(i => data.Identify(split, i)).ToHashSet()).ToList();
        Assert.Empty(splits[0].Intersect(splits[1]).Concat(splits[0].Intersect(splits[2])).Concat(splits[1].Intersect(splits[2])));

        var few = TextFolder.Lines(options with { ExamplesPerClass = 50 });
        Assert.Equal([50, 50], few.CountLabels(Split.Train, "label")!.PerClass);
        Assert.Equal(data.Count(Split.Test), few.Count(Split.Test));
        var fewer = TextFolder.Lines(options with { ExamplesPerClass = 20 });
        HashSet<Digest> Train(IDataSet set) => [.. Enumerable.Range(0, set.Count(Split.Train)).Select(i => set.Identify(Split.Train, i))];
        Assert.Subset(Train(few), Train(fewer));
        Assert.NotEqual(Train(few), Train(TextFolder.Lines(options with { ExamplesPerClass = 50, Seed = 2 })));
        Assert.Contains("withoutLabel: join", Assert.Single(_folder.Errors(() => TextFolder.Lines(options with { WithoutLabel = LineWithoutLabel.Error }))), StringComparison.Ordinal);
    }

    [Fact]
    public void May_begin_with_a_mark_end_with_carriage_returns_and_go_on_below()
    {
        var path = _folder.Write("a.txt", "\uFEFFx\tone\r\n\r\nmore of it\r\ny\ttwo\tthree");
        var data = TextFolder.Lines(new() { Path = path, Validation = path, WithoutLabel = LineWithoutLabel.Join, Tokenizer = TextFolder.AllWords });
        Assert.Equal("one more of it", TextFolder.Seen(data, Split.Train, 0));
        Assert.Equal("two three", TextFolder.Seen(data, Split.Train, 1));
        Assert.Equal(("a.txt(4)", 2, "y"), (data.Describe(Split.Train, 1), data.LengthOf(Split.Train, 1), TextFolder.ClassOf(data, Split.Train, 1, "label")));
        var skipped = TextFolder.Lines(new() { Path = path, Validation = path, WithoutLabel = LineWithoutLabel.Skip, Tokenizer = TextFolder.AllWords });
        Assert.Equal("one", TextFolder.Seen(skipped, Split.Train, 0));
        Assert.NotEqual(data.Content, skipped.Content);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void May_be_in_UTF_16_where_a_mark_says_so(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        const string Text = "x\tcafé 😀\r\ny\ttwo";
        var path = _folder.Write("a.txt", [.. encoding.Preamble, .. encoding.GetBytes(Text)]);
        var data = TextFolder.Lines(new() { Path = path, Validation = path, Tokenizer = TextFolder.AllWords });
        var same = _folder.Write("b.txt", Text);
        Assert.Equal(TextFolder.Lines(new() { Path = same, Validation = same, Tokenizer = TextFolder.AllWords }).Content, data.Content);
        var broken = _folder.Write("c.txt", [.. encoding.Preamble, .. encoding.GetBytes("x\tone\n"), 0xD8, 0xD8]);
        Assert.Contains("error TLP3405", Assert.Single(_folder.Errors(() => TextFolder.Lines(new() { Path = broken, Validation = path }))), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_dealt_out_to_folds_by_class()
    {
        var path = _folder.Write("a.txt", string.Concat(Enumerable.Range(0, 40).Select(i => $"{(i % 4 == 0 ? "rare" : "usual")}\ttext {i}\n")));
        var held = Enumerable.Range(0, 5).Select(take => TextFolder.Lines(new() { Path = path, Folds = new() { Count = 5, Take = take } })).ToList();
        Assert.All(held, data => Assert.Equal([2, 6], data.CountLabels(Split.Validation, "label")!.PerClass));
        Assert.Equal(40, held.SelectMany(data => Enumerable.Range(0, 8).Select(i => data.Identify(Split.Validation, i))).Distinct().Count());
    }

    [Fact]
    public void Take_the_tokens_of_the_model_that_the_trunk_comes_from()
    {
        var path = _folder.Write("a.txt", "x\tknown word\ny\tother word");
        var codec = new TextCodec(TextCodecSettings.ForWords(["known"]) with { MaxTokens = 9 });
        var pretrained = new CodecDescription(codec.Name, codec.Settings);
        var data = TextFolder.Lines(new() { Path = path, Validation = path }, pretrained);
        Assert.Equal(codec.Settings.ToJsonString(), data.Codec.Settings.ToJsonString());
        Assert.Equal("known <unk>", TextFolder.Seen(data, Split.Train, 0));
        Assert.Equal(
            ["tlpipe: error TLP3418: 'tokenizer' can't be chosen here, because the trunk's weights come from a model and hold for its tokens alone; remove 'tokenizer'"],
            _folder.Errors(() => TextFolder.Lines(new() { Path = path, Validation = path, Tokenizer = TextFolder.AllWords }, pretrained)));
    }

    [Fact]
    public void Learn_words_behind_those_of_the_model_that_the_trunk_comes_from()
    {
        var path = _folder.Write("a.txt", "x\tknown Word and word\ny\tother other other known");
        var validation = _folder.Write("b.txt", "x\tunseen unseen word\n");
        var codec = new TextCodec(TextCodecSettings.ForWords(["known", "and"]) with { MaxTokens = 9 });
        var pretrained = new CodecDescription(codec.Name, codec.Settings);
        IDataSet Data(TokenizerOptions? tokenizer) => TextFolder.Lines(new() { Path = path, Validation = validation, Tokenizer = tokenizer }, pretrained);

        var learned = Data(new() { NewWords = NewWords.Learn });
        Assert.Equal(["<pad>", "<unk>", "known", "and", "other", "word"], TextFolder.Vocabulary(learned));
        Assert.Equal((2, 6), (learned.AddedTokens, learned.Codec.Output.Vocabulary));
        Assert.Equal("known word and word", TextFolder.Seen(learned, Split.Train, 0));
        Assert.Equal("<unk> <unk> word", TextFolder.Seen(learned, Split.Validation, 0));
        Assert.Equal(["<pad>", "<unk>", "known", "and", "other"], TextFolder.Vocabulary(Data(new() { NewWords = NewWords.Learn, MaxWords = 1 })));
        Assert.Equal(["<pad>", "<unk>", "known", "and", "other"], TextFolder.Vocabulary(Data(new() { NewWords = NewWords.Learn, MinCount = 3 })));

        var unknown = Data(new() { NewWords = NewWords.Unknown });
        Assert.Equal((0, codec.Settings.ToJsonString()), (unknown.AddedTokens, unknown.Codec.Settings.ToJsonString()));
        Assert.NotEqual(unknown.Content, learned.Content);
    }

    [Fact]
    public void Learn_no_words_where_none_can_be_new()
    {
        var path = _folder.Write("a.txt", "x\tknown word\ny\tother word");
        var learn = new TokenizerOptions { NewWords = NewWords.Learn };
        string[] Errors(TextCodecSettings settings, TokenizerOptions tokenizer) =>
            _folder.Errors(() => TextFolder.Lines(new() { Path = path, Validation = path, Tokenizer = tokenizer }, new(TextCodec.CodecName, new TextCodec(settings).Settings)));

        Assert.Equal(
            ["tlpipe: error TLP3422: 'newWords: learn' adds words to a vocabulary of words, and the model that the weights come from takes word pieces, of which every word is made already; remove 'newWords'"],
            Errors(new(TokenizerKind.WordPiece, ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]), learn));
        Assert.Equal(
            ["tlpipe: error TLP3418: 'tokenizer' can't be chosen here, because the trunk's weights come from a model and hold for its tokens alone; remove 'tokenizer'"],
            Errors(new(TokenizerKind.WordPiece, ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]), new() { Use = TokenizerKind.Words }));
        Assert.Equal(
            ["tlpipe: error TLP3418: 'tokenizer.lowerCase' can't be chosen here, because the trunk's weights come from a model and hold for its tokens alone; remove 'tokenizer.lowerCase'"],
            Errors(TextCodecSettings.ForWords(["Known"]) with { LowerCase = false }, learn with { LowerCase = true }));
        Assert.Equal(
            "'newWords: learn' adds to the vocabulary of the model from which the weights come, and a file's is taken whole; remove one of 'newWords' and 'vocabulary'",
            Assert.Single((learn with { Vocabulary = path }).Validate(new(learn))).ErrorMessage);
        // Without weights the vocabulary is made of these words.
        var own = TextFolder.Lines(new() { Path = path, Validation = path, Tokenizer = learn with { MinCount = 1 } });
        Assert.Equal(["<pad>", "<unk>", "word", "known", "other"], TextFolder.Vocabulary(own));
        Assert.Equal(0, own.AddedTokens);
    }

    [Fact]
    public void Have_the_ids_of_a_vocabulary_file()
    {
        var path = _folder.Write("a.txt", "x\tunwanted\ny\tWanted");
        var vocabulary = _folder.Write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nun\n##want\nwant\n##ed\n");
        var data = TextFolder.Lines(new() { Path = path, Validation = path, Tokenizer = new() { Use = TokenizerKind.WordPiece, Vocabulary = vocabulary } });
        using var tokens = data.Read(Split.Train, 0, randomness: null);
        Assert.Equal([2L, 4, 5, 7, 3], tokens.data<long>().ToArray());
        Assert.Equal(8, data.Codec.Output.Vocabulary);
        var wrong = _folder.Write("wrong.txt", "a\nb\n");
        Assert.Contains("TLP3419: 'wrong.txt' can't be the vocabulary: the vocabulary doesn't begin with [PAD]", Assert.Single(
            _folder.Errors(() => TextFolder.Lines(new() { Path = path, Validation = path, Tokenizer = new() { Use = TokenizerKind.WordPiece, Vocabulary = wrong } }))), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_refused_with_their_numbers_where_they_are_wrong()
    {
        var path = _folder.Write("a.txt", "x\tone\nno label\ny\ttwo\n");
        var good = _folder.Write("good.txt", "x\tone\n");
        var other = _folder.Write("b.txt", "z\tthree\n");
        Assert.Equal(
            ["a.txt(2,1): error TLP3406: this line has no label and text: a label, a tab and a text was looked for; correct it, or set 'withoutLabel: join' if it continues the line before, 'withoutLabel: skip' to leave it out"],
            _folder.Errors(() => TextFolder.Lines(new() { Path = path, Validation = good })));
        Assert.Equal(
            ["b.txt(1,1): error TLP3409: 'z' of target 'label' occurs nowhere in training, so it could not be learned; correct it, or add such a text to the training file"],
            _folder.Errors(() => TextFolder.Lines(new() { Path = path, Validation = other, WithoutLabel = LineWithoutLabel.Skip })));
        var latin = _folder.Write("c.txt", [.. "x\tone\ny\tcaf"u8, 0xE9, (byte)'\n']);
        Assert.Equal(
            ["c.txt(2,1): error TLP3405: this line is not UTF-8; convert the file, or set 'encoding: latin1' if that is what it is"],
            _folder.Errors(() => TextFolder.Lines(new() { Path = latin, Validation = good })));
        InputPath[] utf16 = [_folder.Write("f.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("x\tone\n")]), _folder.Write("f.txt", Encoding.Unicode.GetBytes("x\tone\n"))];
        const string HasNul = "f.txt(1,1): error TLP3425: this line has a NUL character, as UTF-16 has and no other text; convert the file to UTF-8, and leave 'encoding' out";
        Assert.Equal([HasNul], _folder.Errors(() => TextFolder.Lines(new() { Path = utf16[0], Validation = good, Encoding = TextEncoding.Latin1 })));
        Assert.Equal([HasNul], _folder.Errors(() => TextFolder.Lines(new() { Path = utf16[1], Validation = good })));
        var longest = _folder.Write("d.txt", "x\t" + new string('a', 1 << 20));
        Assert.Equal(
            ["d.txt(1,1): error TLP3404: this text has more than 1048576 bytes; shorten it, or delete it"],
            _folder.Errors(() => TextFolder.Lines(new() { Path = longest, Validation = good })));
        var missing = new InputPath("$(data)/e.txt", "/nowhere/e.txt");
        Assert.EndsWith(
            "put it there, or correct 'tokenizer.vocabulary' or its root",
            Assert.Single(_folder.Errors(() => TextFolder.Lines(new() { Path = good, Validation = good, Tokenizer = new() { Vocabulary = missing } }))), StringComparison.Ordinal);
        Assert.StartsWith("tlpipe: error TLP3401: there is no file '$(data)/e.txt'", Assert.Single(_folder.Errors(() => TextFolder.Lines(new() { Path = missing, Validation = good }))), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_bounded_where_they_go_on_and_in_their_labels()
    {
        var good = _folder.Write("good.txt", "x\tone\n");
        var half = new string('a', 600_000);
        var joined = _folder.Write("a.txt", $"x\tone\n{half}\n{half}\n{half}\ny\ttwo\n");
        Assert.Equal(
            ["a.txt(1,1): error TLP3423: this text has more than 1048576 characters with the lines up to 3 that have no label and continue it; leave 'withoutLabel: join' out to see them one by one"],
            _folder.Errors(() => TextFolder.Lines(new() { Path = joined, Validation = good, WithoutLabel = LineWithoutLabel.Join })));
        var labels = _folder.Write("b.txt", string.Concat(Enumerable.Range(0, 10_002).Select(i => $"l{i}\ttext\n")));
        Assert.Equal(
            ["tlpipe: error TLP3411: the target 'label' has more than 10000 different labels; is the file of another layout?"],
            _folder.Errors(() => TextFolder.Lines(new() { Path = labels, Validation = labels })));
    }

    public void Dispose() => _folder.Dispose();
}
