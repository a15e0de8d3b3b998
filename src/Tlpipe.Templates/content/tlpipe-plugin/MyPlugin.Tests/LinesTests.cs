using Tlpipe.Abstractions;

namespace PluginNamespace.Tests;

public sealed class LinesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void One_line_in_four_is_for_validation()
    {
        var data = Read("1 0.5 0.25\n2 0.5 0.25\n3 0.5 0.25\n4 0.5 0.25\n5 0.5 0.25\n");

        Assert.Equal((3, 2), (data.Count(Split.Train), data.Count(Split.Validation)));
        Assert.Equal("readings.txt(5)", data.Describe(Split.Validation, 1));
    }

    [Fact]
    public void An_example_is_what_stands_in_its_line()
    {
        var data = Read("1 0 0\n2.5 0.5 -0.25\n");

        using var input = data.Read(Split.Train, 0, randomness: null);
        using var label = data.Target(Split.Train, 0, "number");

        Assert.Equal([0.5f, -0.25f], input.data<float>().ToArray());
        Assert.Equal(2.5f, label!.item<float>());
    }

    [Theory]
    [InlineData("1 0.5\nx 0.5\n", "readings.txt(2) does not begin with a number and a space; write the number to foretell, then its readings")]
    [InlineData("1 0.5\n2 0.5 1\n", "readings.txt(2) has 2 readings, and readings.txt(1) has 1; give every line as many")]
    [InlineData("\n", "'readings.txt' has no line; write a number and its readings on each")]
    public void A_mistake_is_told_with_its_place(string text, string message) =>
        Assert.Equal(message, Assert.Single(Assert.Throws<DiagnosticException>(() => Read(text)).Diagnostics).Message);

    private IDataSet Read(string text)
    {
        var file = Path.Combine(_folder, "readings.txt");
        File.WriteAllText(file, text);
        IProvider<IDataSet> provider = new LinesProvider();
        return provider.Create(new LinesOptions { Path = new("readings.txt", file) }, new PartContext(new Files()));
    }

    private sealed class Files : IInputFiles
    {
        public Digest DigestOf(string file) => Digest.Of(File.ReadAllText(file));

        public IReadOnlyList<FolderEntry> List(string folder) => throw new NotSupportedException();
    }
}
