using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Tests.Locking;

/// <summary>Whether a file may be replaced, only replacing it tells.</summary>
public sealed class Locks_that_cannot_be_put_in_place : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.Combine("ants.lock.json");

    [Fact]
    public void Are_told_as_locks_and_leave_nothing_behind()
    {
        using (var prepared = PendingLock.Prepare(Path, "new")!)
        {
            Directory.CreateDirectory(Path);
            var error = Assert.Single(Assert.Throws<DiagnosticException>(prepared.Commit).Diagnostics);
            Assert.StartsWith($"{Path}: error TLP7007: this lock can't be written, and no model is published without its lock: ", error.ToString(), StringComparison.Ordinal);
            Assert.EndsWith("; grant access or make room, and build again", error.Message, StringComparison.Ordinal);
            prepared.Revert();
        }

        Assert.Equal([Path], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Keep_their_model_from_appearing()
    {
        var model = _folder.Combine("ants", "1.0.0");
        using var prepared = PendingLock.Prepare(Path, "new")!;
        Directory.CreateDirectory(Path);

        Assert.Throws<DiagnosticException>(() => AtomicFolder.Write(model, folder => File.WriteAllText(System.IO.Path.Combine(folder, "model.json"), "{}"), prepared.Commit));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Combine("ants")));
    }

    [Theory]
    [InlineData("old")]
    [InlineData(null)]
    public void Are_taken_back_where_the_model_cannot_appear(string? before)
    {
        if (before is not null) File.WriteAllText(Path, before);
        using var prepared = PendingLock.Prepare(Path, "new")!;
        prepared.Revert();
        Assert.Equal(before, Text());

        prepared.Commit();
        Assert.Equal("new", Text());
        prepared.Revert();
        Assert.Equal(before, Text());
    }

    public void Dispose() => _folder.Dispose();

    private string? Text() => File.Exists(Path) ? File.ReadAllText(Path) : null;
}
