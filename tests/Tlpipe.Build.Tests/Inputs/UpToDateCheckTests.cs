using Tlpipe.Build.Inputs;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Build.Tests.Inputs;

/// <summary>When a build starts the training process.</summary>
public sealed class UpToDateCheckTests : IDisposable
{
    private static readonly string[] Arguments = ["train", "a.model.yaml"];

    private readonly TemporaryFolder folder = new();
    private readonly string data;
    private readonly string tool;
    private readonly string listed;

    public UpToDateCheckTests()
    {
        data = folder.Write("data/picture.jpg", "picture");
        tool = folder.Write("tool/tlpipe.dll", "tool");
        listed = Path.GetDirectoryName(data)!;
        WriteManifest();
        Check.Remember(Arguments, [tool]);
    }

    private UpToDateCheck Check => new(folder.Combine("inputs.json"), folder.Combine("build.json"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Nothing_has_changed() => Assert.Null(Reason());

    [Fact]
    public void The_same_content_under_a_new_time_is_no_change_and_is_remembered()
    {
        var time = new DateTime(2020, 2, 2, 2, 2, 2, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(data, time);
        File.SetLastWriteTimeUtc(tool, time);

        Assert.Null(Reason());

        Assert.Equal(time.Ticks, Check.ReadManifest()!.Files.Single().Modified);
        Assert.Equal(time.Ticks, ManifestReader.TryReadState(folder.Combine("build.json"))!.Programs.Single().Modified);
    }

    [Fact]
    public void Other_content_of_the_same_length_is_a_change()
    {
        File.WriteAllText(data, "pictUre");
        File.SetLastWriteTimeUtc(data, new DateTime(2020, 2, 2, 2, 2, 2, DateTimeKind.Utc));
        Assert.Equal($"{data} has changed", Reason());
    }

    [Fact]
    public void Other_content_of_the_same_length_under_the_old_time_is_a_change()
    {
        var time = File.GetLastWriteTimeUtc(data);
        File.WriteAllText(data, "pictUre");
        File.SetLastWriteTimeUtc(data, time);
        Assert.Equal($"{data} has changed", Reason());
    }

    [Fact]
    public void Of_a_link_the_file_behind_it_counts()
    {
        var link = folder.Combine("link.jpg");
        File.CreateSymbolicLink(link, data);
        File.SetLastWriteTimeUtc(data, new DateTime(2020, 2, 2, 2, 2, 2, DateTimeKind.Utc));
        var stamp = FileStamp.Read(link);

        Assert.Equal(new FileStamp(link, 7, new DateTime(2020, 2, 2, 2, 2, 2, DateTimeKind.Utc).Ticks, ChangeTime.Of(data), Digest.OfFile(data)), stamp);
        Assert.Null(StampCheck.Compare([stamp], out var current));
        Assert.Equal([stamp], current);

        File.WriteAllText(data, "pictUre");
        Assert.Equal($"{link} has changed", StampCheck.Compare([stamp], out _));
        File.Delete(data);
        Assert.Equal($"{link} is missing", StampCheck.Compare([stamp], out _));
    }

    [Fact]
    public void A_missing_file_is_a_change()
    {
        Directory.Delete(listed, recursive: true);
        Directory.CreateDirectory(listed);
        Assert.Equal($"files came to {listed} or left it", Reason());
        File.WriteAllText(Path.Combine(listed, "picture.jpg"), "other");
        Assert.Equal($"{data} has changed", Reason());
    }

    [Fact]
    public void A_new_file_in_a_folder_is_a_change()
    {
        folder.Write("data/another.jpg", "");
        Assert.Equal($"files came to {listed} or left it", Reason());
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_a_change()
    {
        File.Delete(data);
        Directory.CreateDirectory(data);
        Assert.Equal($"files came to {listed} or left it", Reason());
    }

    [Fact]
    public void Another_tool_is_a_change()
    {
        File.WriteAllText(tool, "newer tool");
        Assert.Equal($"{tool} has changed", Reason());
    }

    [Fact]
    public void Another_plugin_is_a_change()
    {
        var plugin = folder.Write("plugin/Plugin.dll", "plugin");
        Assert.Equal("files came to the tool or a plugin, or left it", Check.Reason(Arguments, [tool, plugin]));
    }

    [Fact]
    public void Other_arguments_are_a_change() =>
        Assert.Equal("models, plugins or settings of the project have changed", Check.Reason([.. Arguments, "--threads", "1"], [tool]));

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{ \"format\": 1, \"models\": [], \"files\": [], \"folders\": [], \"diagnostics\": [] }")]
    [InlineData("{ \"format\": 3 }")]
    [InlineData("{ \"format\": 3, \"models\": [{ \"file\": 1 }], \"files\": [], \"folders\": [], \"diagnostics\": [] }")]
    [InlineData("[]")]
    [InlineData("null")]
    public void A_manifest_that_is_not_understood_counts_as_none(string text)
    {
        File.WriteAllText(folder.Combine("inputs.json"), text);
        Assert.Equal("there is no result of an earlier build", Reason());
    }

    [Fact]
    public void A_process_that_died_leaves_nothing_that_looks_finished()
    {
        Check.Forget();
        Assert.Equal("there is no result of an earlier build", Reason());
        Assert.Null(Check.ReadManifest());
        Assert.Equal(data, Check.ReadLastManifest()!.Files.Single().Path);
    }

    private string? Reason() => Check.Reason(Arguments, [tool]);

    private void WriteManifest() => JsonFile.Write(folder.Combine("inputs.json"),
        new Manifest(Manifest.CurrentFormat, [], [FileStamp.Read(data)], [new FolderStamp(listed, Digest.OfFolder(listed))], []), BuildJson.Default.Manifest);
}
