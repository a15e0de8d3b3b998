using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;

namespace Tlpipe.Models.Tests.Checkpoints;

public sealed class Hostile_archives : IDisposable
{
    private static readonly byte[] Pickle = PickleAssembler.OneTensor("w", 4, 0, [2, 2], [2, 1]);
    private static readonly byte[] Storage = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, false, "")]
    [InlineData(true, false, "")]
    [InlineData(false, true, "")]
    [InlineData(true, true, "a comment with PK\u0005\u0006 in it")]
    public void Small_and_large_archives_are_read(bool entries, bool end, string comment)
    {
        var path = Write(new ZipAssembler().Record("a/data.pkl", Pickle, zip64: entries).Record("a/data/0", Storage, zip64: entries).Build(zip64: end, comment: comment));
        using var checkpoint = Checkpoint.Open(path);
        var read = new byte[16];
        checkpoint.ReadInto("w", read);
        Assert.Equal(Storage, read);
    }

    [Fact]
    public void Records_over_each_other_are_refused() =>
        AssertDamaged("its record 'a/data/0' lies over another one", new ZipAssembler().Record("a/data.pkl", Pickle).Record("a/data/0", Storage, claimedHeader: 10).Build());

    [Fact]
    public void A_record_that_ends_in_the_directory_is_refused() =>
        AssertDamaged("its record 'a/data/0' ends outside of it", new ZipAssembler().Record("a/data.pkl", Pickle).Record("a/data/0", Storage, claimedLength: 17).Build());

    [Fact]
    public void A_record_outside_of_the_file_is_refused()
    {
        var file = new ZipAssembler().Record("a/data.pkl", Pickle).Record("a/data/0", Storage, zip64: true, claimedHeader: 1L << 40).Build();
        AssertDamaged($"it ends at byte {file.Length}, in the middle of what should lie there", file);
        AssertDamaged("its zip directory makes no sense", new ZipAssembler().Record("a/data.pkl", Pickle).Record("a/data/0", Storage, zip64: true, claimedLength: -1).Build());
    }

    [Fact]
    public void A_record_whose_header_says_something_else_is_refused()
    {
        AssertDamaged("its record 'a/data/0' has two names", new ZipAssembler().Record("a/data.pkl", Pickle).Record("a/data/0", Storage, localName: "a/data/1").Build());
        AssertDamaged("its record 'a/data/0' has no header", new ZipAssembler().Record("a/data.pkl", Pickle).Record("a/data/0", Storage, claimedHeader: 60 + Pickle.Length).Build());
    }

    [Theory]
    [InlineData(1L << 40, null, null, "the end of its zip archive makes no sense")]
    [InlineData(-1L, null, null, "the end of its zip archive makes no sense")]
    [InlineData(null, 1L << 40, null, "the end of its zip archive makes no sense")]
    [InlineData(null, long.MinValue, null, "the end of its zip archive makes no sense")]
    [InlineData(null, null, 3L, "its zip directory makes no sense")]
    [InlineData(null, null, long.MaxValue, "its zip directory makes no sense")]
    [InlineData(0L, null, null, "its zip directory makes no sense")]
    public void An_end_that_lies_is_refused(long? start, long? length, long? count, string what) =>
        AssertDamaged(what, new ZipAssembler().Record("a/data.pkl", Pickle).Record("a/data/0", Storage).Build(zip64: true, start, length, count));

    [Fact]
    public void A_storage_that_is_not_there_is_named() =>
        AssertDamaged("the storage '0' of tensor 'w' is not in it", new ZipAssembler().Record("a/data.pkl", Pickle).Record("a/data/1", Storage).Build());

    private void AssertDamaged(string what, byte[] file)
    {
        var path = Write(file);
        Assert.Equal($"{path}: error TLP4003: damaged: {what}; fetch it or save it again", Assert.Throws<DiagnosticException>(() => Checkpoint.Open(path)).Message);
    }

    private string Write(byte[] file)
    {
        var path = _folder.Combine("archive.pth");
        File.WriteAllBytes(path, file);
        return path;
    }
}
