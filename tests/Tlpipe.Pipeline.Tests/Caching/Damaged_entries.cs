using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Caching;

public sealed class Damaged_entries
{
    private static readonly string[] ArtifactFiles = ["metrics.json", "model.json", "model.safetensors", "predictions.json", "program.pt", "run.json"];

    [Theory]
    [InlineData("model.safetensors", "model.safetensors is not as it was written")]
    [InlineData("program.pt", "program.pt is not as it was written")]
    [InlineData("metrics.json", "metrics.json is not as it was written")]
    [InlineData("run.json", "run.json is not as it was written")]
    [InlineData("model.json", "model.json is not as it was written")]
    [InlineData("SHA256SUMS", "SHA256SUMS can't be read")]
    public void A_changed_file_of_an_entry_is_noticed_when_it_is_taken_and_the_model_trained_again(string name, string why)
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        var built = workshop.Build(file);
        var whole = Digests(built.Folder);
        var entry = workshop.CachedArtifact;
        Flip(Path.Combine(entry, name));
        Directory.Delete(built.Folder, recursive: true);

        Assert.Equal(ModelOrigin.Trained, workshop.Build(file).Origin);

        var aside = Path.Combine(workshop.CacheFolder, "corrupt", Path.GetFileName(entry) + "-1");
        Assert.Equal(
            $"{entry}: warning TLP7210: this entry of the cache is damaged: {why}; it is set aside as {aside}, and the model is made anew",
            Assert.Single(workshop.Progress.Events.OfType<TrainingEvent.Noticed>()).Diagnostic.ToString());
        Assert.True(File.Exists(Path.Combine(aside, name)));
        Assert.Equal(whole, Digests(built.Folder));
    }

    [Theory]
    [InlineData("program.pt", "its files are not those of SHA256SUMS")]
    [InlineData("SHA256SUMS", "SHA256SUMS is missing")]
    public void A_file_that_is_gone_is_noticed(string name, string why)
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        Directory.Delete(workshop.Build(file).Folder, recursive: true);
        File.Delete(Path.Combine(workshop.CachedArtifact, name));

        Assert.Equal(ModelOrigin.Trained, workshop.Build(file).Origin);
        Assert.Contains(why, Assert.Single(workshop.Progress.Events.OfType<TrainingEvent.Noticed>()).Diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_entry_is_noticed_too_where_the_model_gets_another_version()
    {
        using var workshop = new Workshop();
        workshop.Build(workshop.Write("street.model.yaml", Models.Street(epochs: 1)));
        Flip(Path.Combine(workshop.CachedArtifact, "model.safetensors"));

        Assert.Equal(ModelOrigin.Trained, workshop.Build(workshop.Write("street.model.yaml", Models.Street(epochs: 1, version: "1.1.0"))).Origin);
        Assert.Equal("TLP7210", Assert.Single(workshop.Progress.Events.OfType<TrainingEvent.Noticed>()).Diagnostic.Code);
    }

    [Fact]
    public void An_entry_lies_under_its_own_key_only()
    {
        using var workshop = new Workshop();
        var first = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        workshop.Build(first);
        var entry = workshop.CachedArtifact;
        var other = workshop.Build(workshop.Write("other.model.yaml", Models.Street(epochs: 1, name: "other", seed: "4")));
        Directory.Delete(entry, recursive: true);
        Directory.Move(workshop.CachedArtifact, entry);
        Directory.Delete(workshop.OutputFolder, recursive: true);

        Assert.Equal(ModelOrigin.Trained, workshop.Build(first).Origin);
        Assert.Contains(
            $"model.json is of another training, {other.Manifest.TrainingKey.Short}",
            Assert.Single(workshop.Progress.Events.OfType<TrainingEvent.Noticed>()).Diagnostic.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_published_holds_the_artifacts_files_and_shares_none_with_the_cache()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1));
        var built = workshop.Build(file);
        Assert.Equal(ArtifactFiles.Append("report.html").Order(StringComparer.Ordinal), Directory.GetFiles(built.Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Directory.Delete(built.Folder, recursive: true);
        workshop.Build(file);

        Flip(Path.Combine(built.Folder, "model.safetensors"));
        Directory.Delete(built.Folder, recursive: true);

        Assert.Equal(ModelOrigin.Cache, workshop.Build(file).Origin);
        Assert.DoesNotContain(workshop.Progress.Events, happened => happened is TrainingEvent.Noticed);
    }

    [Theory]
    [InlineData("locks")]
    [InlineData("artifacts")]
    public void A_cache_that_cant_be_written_is_an_error_with_its_code(string folder)
    {
        using var workshop = new Workshop();
        workshop.Write($"cache/{folder}", "a file where a folder should be");

        var error = Assert.Throws<DiagnosticException>(() => workshop.Build(workshop.Write("street.model.yaml", Models.Street(epochs: 1))));

        Assert.Equal("TLP7212", Assert.Single(error.Diagnostics).Code);
        Assert.Contains("make room ('tlpipe cache prune --max-size 1GB'), grant access, or name another folder with TLPIPE_CACHE", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workshop.OutputFolder));
    }

    private static SortedDictionary<string, string> Digests(string folder) =>
        new(Directory.GetFiles(folder).Where(path => Path.GetFileName(path) is not ("run.json" or "report.html"))
            .ToDictionary(path => path, path => Digest.Of(File.ReadAllBytes(path)).Hex, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Changes one bit and no length.</summary>
    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        if (Path.GetFileName(path) == "SHA256SUMS") bytes[64] = (byte)'x';
        File.WriteAllBytes(path, bytes);
    }
}
