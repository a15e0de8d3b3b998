using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Tests.Artifacts;

public sealed class Folders_that_appear_whole
{
    [Fact]
    public void What_a_killed_process_of_the_same_number_left_is_cleared_away()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("1.0.0");
        folder.Write("1.0.0/model.json", "before");
        folder.Write($".1.0.0.{Environment.ProcessId}.new/half", "half");
        folder.Write($".1.0.0.{Environment.ProcessId}.old/model.json", "older");

        AtomicFolder.Write(path, aside => File.WriteAllText(Path.Combine(aside, "model.json"), "after"));

        Assert.Equal([Path.Combine(path, "model.json")], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
        Assert.Equal("after", File.ReadAllText(Path.Combine(path, "model.json")));
    }

    [Fact]
    public void What_a_process_left_that_is_gone_is_cleared_away_and_what_one_works_on_stays()
    {
        using var folder = new TemporaryFolder();
        using var gone = System.Diagnostics.Process.Start("true");
        gone.WaitForExit();
        folder.Write($".1.0.0.{gone.Id}.new/half", "half");
        folder.Write($".1.0.0.{gone.Id}.old/model.json", "older");
        var others = folder.Write(".1.0.0.1.new/half", "half");
        var anotherVersions = folder.Write($".1.0.0-rc.{gone.Id}.new/half", "half");

        AtomicFolder.Write(folder.Combine("1.0.0"), aside => File.WriteAllText(Path.Combine(aside, "model.json"), "after"));

        Assert.Equal(
            new[] { others, anotherVersions, folder.Combine("1.0.0", "model.json") }.Order(StringComparer.Ordinal),
            Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_fails_to_be_written_leaves_the_one_before()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("1.0.0");
        folder.Write("1.0.0/model.json", "before");

        Assert.Throws<IOException>(() => AtomicFolder.Write(path, _ => throw new IOException("no space left on device")));

        Assert.Equal([Path.Combine(path, "model.json")], Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Where(File.Exists));
        Assert.Equal([path], Directory.GetDirectories(folder.Path));
    }

    [Fact]
    public void Only_a_folders_own_remains_are_put_back()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".1.0.0-rc.1.4321.old/model.json", "another version's");

        AtomicFolder.Recover(folder.Combine("1.0.0-rc"));
        Assert.False(Directory.Exists(folder.Combine("1.0.0-rc")));

        AtomicFolder.Recover(folder.Combine("1.0.0-rc.1"));
        Assert.True(File.Exists(folder.Combine("1.0.0-rc.1", "model.json")));
    }

    [Fact]
    public void A_model_whose_replacement_was_killed_between_the_renames_comes_back()
    {
        using var workshop = new Workshop();
        var built = workshop.Build(workshop.Write("street.model.yaml", Models.Street(epochs: 1)));
        Directory.Move(built.Folder, Path.Combine(Path.GetDirectoryName(built.Folder)!, ".1.0.0.4321.old"));
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1, extra: "gates:\n  - { metric: car.accuracy, min: 1.01 }"));

        Assert.Throws<DiagnosticException>(() => workshop.Build(file));

        Assert.Equal(built.Manifest.Key, Tlpipe.Models.Manifests.ManifestFile.Read(Path.Combine(built.Folder, "model.json")).Key);
        Assert.Equal([built.Folder], Directory.GetDirectories(Path.GetDirectoryName(built.Folder)!));
    }
}
