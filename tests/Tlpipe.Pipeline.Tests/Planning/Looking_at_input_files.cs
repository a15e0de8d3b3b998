using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Tests.Planning;

public sealed class Looking_at_input_files : IDisposable
{
    private static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_digest_is_that_of_the_content_and_the_file_is_remembered()
    {
        var file = Write("a.txt", "content");
        var files = Files();

        Assert.Equal(Digest.Of("content"), files.DigestOf(file));
        Assert.Equal([new InputFile(file, FileStamp.Of(file), Digest.Of("content"))], files.Files);
    }

    [Fact]
    public void The_cache_spares_reading_a_file_of_the_same_size_and_times()
    {
        var file = Write("a.txt", "content");
        var first = Files();
        first.Remember(file);
        first.SaveCache();
        var cache = _folder.Combine("cache", "files.txt");
        var lines = File.ReadAllText(cache).Replace(Digest.Of("content").Hex, Digest.Of("another").Hex, StringComparison.Ordinal).Split('\n')[..^2];
        var text = string.Join('\n', lines) + "\n";
        File.WriteAllText(cache, text + Digest.Of(text).Hex + "\n");

        Assert.Equal(Digest.Of("another"), Files().DigestOf(file));

        Write("a.txt", "longer content");
        Assert.Equal(Digest.Of("longer content"), Files().DigestOf(file));
    }

    [Fact]
    public void A_file_whose_time_was_put_back_is_read_again()
    {
        var file = Write("a.txt", "content");
        var first = Files();
        first.Remember(file);
        first.SaveCache();
        Write("a.txt", "CONTENT");

        Assert.Equal(Digest.Of("CONTENT"), Files().DigestOf(file));
        Assert.Equal([file], first.FindChanges());
    }

    [Fact]
    public void A_file_that_is_too_young_is_not_trusted()
    {
        var file = Write("a.txt", "content");
        File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
        var stamp = File.GetLastWriteTimeUtc(file);
        var first = Files();
        first.Remember(file);
        first.SaveCache();
        File.WriteAllText(file, "CONTENT");
        File.SetLastWriteTimeUtc(file, stamp);

        Assert.Equal(Digest.Of("CONTENT"), Files().DigestOf(file));
        Assert.Equal([file], first.FindChanges());
    }

    [Theory]
    [InlineData("")]
    [InlineData("tlpipe files 2\n")]
    [InlineData("garbage\n\0\0")]
    [InlineData("tlpipe files 3\nabc 1 2 3 /x\n0000\n")]
    public void A_damaged_cache_is_an_empty_one(string text)
    {
        var file = Write("a.txt", "content");
        _folder.Write("cache/files.txt", text);

        Assert.Equal(Digest.Of("content"), Files().DigestOf(file));
    }

    [Fact]
    public void A_cache_in_which_one_digit_was_changed_is_an_empty_one()
    {
        var file = Write("a.txt", "content");
        var first = Files();
        first.Remember(file);
        first.SaveCache();
        var cache = _folder.Combine("cache", "files.txt");
        var text = File.ReadAllText(cache);
        var digit = text.IndexOf(Digest.Of("content").Hex, StringComparison.Ordinal);
        File.WriteAllText(cache, text[..digit] + (text[digit] == '0' ? '1' : '0') + text[(digit + 1)..]);

        Assert.Equal(Digest.Of("content"), Files().DigestOf(file));
    }

    [Fact]
    public void Two_runs_at_once_keep_what_both_have_read()
    {
        var (one, two) = (Files(), Files());
        one.Remember(Write("1.txt", "one"));
        two.Remember(Write("2.txt", "two"));
        one.SaveCache();
        two.SaveCache();

        var cache = File.ReadAllText(_folder.Combine("cache", "files.txt"));
        Assert.Contains("1.txt", cache, StringComparison.Ordinal);
        Assert.Contains("2.txt", cache, StringComparison.Ordinal);
        Assert.Equal(["files.txt"], Directory.GetFiles(_folder.Combine("cache")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_no_error()
    {
        _folder.Write("blocked", "a file where the folder should be");
        var files = new InputFiles(_folder.Combine("blocked"), TimeProvider.System);

        Assert.Equal(Digest.Of("content"), files.DigestOf(Write("a.txt", "content")));
        files.SaveCache();
    }

    [Fact]
    public void A_folder_is_listed_in_order_and_remembered_with_its_entries_names()
    {
        Write("data/b.txt", "1");
        Write("data/B.txt", "1");
        Write("data/a/c.txt", "1");
        var files = Files();

        var entries = files.List(_folder.Combine("data"));

        Assert.Equal([("B.txt", false), ("a", true), ("b.txt", false)], entries.Select(entry => (entry.Name, entry.IsFolder)));
        Assert.Equal([new InputFolder(Path.Combine(_folder.Path, "data"), Digest.Of("B.txt\na/\nb.txt\n"))], files.Folders);
    }

    [Fact]
    public void What_changed_meanwhile_voids_the_run()
    {
        var (kept, changed, gone) = (Write("data/kept.txt", "1"), Write("data/changed.txt", "1"), Write("data/gone.txt", "1"));
        var files = Files();
        files.List(_folder.Combine("data"));
        foreach (var file in new[] { kept, changed, gone }) files.Remember(file);
        files.ThrowIfChanged();
        File.SetLastWriteTimeUtc(kept, LongAgo.AddYears(1));
        Write("data/changed.txt", "2 and more");
        File.Delete(gone);

        var error = Assert.Throws<DiagnosticException>(files.ThrowIfChanged);

        Assert.Equal(
            $"tlpipe: error TLP7002: inputs changed while the model was being trained, so what came out belongs to neither: {changed}, {gone}, {Path.Combine(_folder.Path, "data")}; build again",
            error.Message);
    }

    [Fact]
    public void A_link_is_the_file_that_it_leads_to()
    {
        var file = Write("real.txt", "content");
        var link = Path.Combine(_folder.Path, "link.txt");
        File.CreateSymbolicLink(link, file);

        Assert.Equal(FileStamp.Of(file), FileStamp.Of(link));
        Assert.Equal(Digest.Of("content"), Files().DigestOf(link));
    }

    [Fact]
    public void A_file_that_is_absent_is_an_io_error_each_time_until_it_is_there()
    {
        var files = Files();
        var path = Path.Combine(_folder.Path, "late.txt");

        Assert.Throws<FileNotFoundException>(() => files.DigestOf(path));
        Write("late.txt", "content");
        Assert.Equal(Digest.Of("content"), files.DigestOf(path));
        Assert.Throws<DirectoryNotFoundException>(() => files.List(Path.Combine(_folder.Path, "absent")));
    }

    private InputFiles Files() => new(_folder.Combine("cache"), TimeProvider.System);

    private string Write(string name, string text)
    {
        var path = _folder.Write(name, text);
        File.SetLastWriteTimeUtc(path, LongAgo);
        return path;
    }
}
