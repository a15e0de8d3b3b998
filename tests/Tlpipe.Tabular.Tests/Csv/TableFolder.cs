using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Tabular.Csv;

namespace Tlpipe.Tabular.Tests.Csv;

/// <summary>A folder of tables, and the data sets that are made of them.</summary>
internal sealed class TableFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public UncachedInputFiles Files { get; } = new();

    public string Path => _folder.Path;

    /// <summary>A table of fifty different rows: x, colour (a category), class and count.</summary>
    public static string Fifty => "x,colour,class,count\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},{(i % 3 == 0 ? "red" : "blue")},{(i % 5 == 0 ? "rare" : "usual")},{i % 7}\n"));

    public static OrderedDictionary<string, CsvTargetOptions> Class => new() { ["class"] = new() };

    public InputPath Write(string name, string text) => new(name, _folder.Write(name, text));

    public IDataSet Open(string text, CsvOptions options, JsonObject? inferred = null, CodecDescription? pretrained = null) =>
        Open(options with { Path = Write("t.csv", text) }, inferred, pretrained);

    public IDataSet Open(CsvOptions options, JsonObject? inferred = null, CodecDescription? pretrained = null)
    {
        Assert.Empty(options.Validate(new(options)));
        return new CsvProvider().Create(options, new PartContext(Files) { Inferred = inferred, Pretrained = pretrained });
    }

    /// <summary>The errors, without the folder.</summary>
    public string Fails(string text, CsvOptions options, JsonObject? inferred = null, CodecDescription? pretrained = null) =>
        Fails(options with { Path = Write("t.csv", text) }, inferred, pretrained);

    public string Fails(CsvOptions options, JsonObject? inferred = null, CodecDescription? pretrained = null) =>
        Assert.Throws<DiagnosticException>(() => Open(options, inferred, pretrained)).Message.Replace(Path + System.IO.Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    public static float[] Row(IDataSet data, Split split, int index)
    {
        using var row = data.Read(split, index, null);
        return row.data<float>().ToArray();
    }

    public static double? Label(IDataSet data, Split split, int index, string target)
    {
        using var label = data.Target(split, index, target);
        return label is null ? null : data.Targets[target].Kind == TargetKind.Class ? label.item<long>() : label.item<float>();
    }

    /// <summary>The names of a split's rows: the lines of its file.</summary>
    public static IEnumerable<string> Names(IDataSet data, Split split) => Enumerable.Range(0, data.Count(split)).Select(index => data.Describe(split, index));

    public void Dispose() => _folder.Dispose();
}
