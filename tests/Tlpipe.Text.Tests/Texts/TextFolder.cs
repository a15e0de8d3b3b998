using Tlpipe.Abstractions;
using Tlpipe.Text.Csv;
using Tlpipe.Text.Lines;
using Tlpipe.Text.Texts;

namespace Tlpipe.Text.Tests.Texts;

/// <summary>A temporary folder with files of texts, and the data sets that they are.</summary>
internal sealed class TextFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public InputPath Write(string name, string text) => new(name, _folder.Write(name, text));

    public InputPath Write(string name, byte[] bytes)
    {
        var path = _folder.Combine(name);
        File.WriteAllBytes(path, bytes);
        return new(name, path);
    }

    public static IDataSet Lines(TextLinesOptions options, CodecDescription? pretrained = null) =>
        new TextLinesProvider().Create((object)options, new(new PlainFiles()) { Pretrained = pretrained });

    public static IDataSet Csv(TextCsvOptions options) => new TextCsvProvider().Create((object)options, new(new PlainFiles()));

    /// <summary>The errors, without the folder.</summary>
    public string[] Errors(Func<IDataSet> open) =>
        [.. Assert.Throws<DiagnosticException>(open).Diagnostics.Select(error => error.ToString().Replace(_folder.Path + "/", "", StringComparison.Ordinal))];

    /// <summary>What a model would see of a text.</summary>
    public static string Seen(IDataSet data, Split split, int index)
    {
        using var tokens = data.Read(split, index, randomness: null);
        return System.Text.Encoding.UTF8.GetString(data.Codec.Preview(tokens, 100)!.Content.Span);
    }

    public static IEnumerable<string> Vocabulary(IDataSet data) => data.Codec.Settings["vocabulary"]!.AsArray().Select(word => (string)word!);

    public static string ClassOf(IDataSet data, Split split, int index, string target) => data.Targets[target].Classes[data.ClassOf(split, index, target)!.Value];

    public static TokenizerOptions AllWords { get; } = new() { MinCount = 1 };

    public static InputPath Real(string name) => new(name, RealData.Require("text/" + name));

    public void Dispose() => _folder.Dispose();

    private sealed class PlainFiles : IInputFiles
    {
        public Digest DigestOf(string file)
        {
            using var stream = File.OpenRead(file);
            return Digest.Of(stream);
        }

        public IReadOnlyList<FolderEntry> List(string folder) => [];
    }
}
