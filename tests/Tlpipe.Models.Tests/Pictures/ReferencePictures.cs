namespace Tlpipe.Models.Tests.Pictures;

/// <summary>The tests that share one run of the script.</summary>
[CollectionDefinition(nameof(ReferencePictures))]
public sealed class ReferencePicturesCollection : ICollectionFixture<ReferencePictures>;

/// <summary>Pictures written by PIL, and what PIL and torchvision make of them and of real photographs.</summary>
public sealed class ReferencePictures : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string? _absent;

    public ReferencePictures()
    {
        var photographs = Path.Combine(RealData.Root, "hymenoptera", "train");
        string[] files = Directory.Exists(photographs)
            ? [.. Directory.EnumerateFiles(photographs, "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, i) => i % 20 == 0)]
            : [];
        _absent = DebianPython.WhyAbsent("PIL", "python3-pil") ?? DebianPython.WhyAbsent("torchvision", "python3-torchvision");
        if (_absent is not null) return;
        DebianPython.Run([Path.Combine(AppContext.BaseDirectory, "Pictures", "reference_pictures.py"), _folder.Path, .. files]);
        Results = [.. File.ReadLines(_folder.Combine("index.txt")).Select(ReferenceResult.Parse)];
    }

    /// <summary>Every result.</summary>
    public IReadOnlyList<ReferenceResult> Results { get; } = [];

    /// <summary>The results of a kind; skips the test, saying why, where Python or its packages are absent.</summary>
    public IReadOnlyList<ReferenceResult> Require(string kind)
    {
        Skip.If(_absent is not null, _absent);
        return [.. Results.Where(r => r.Kind == kind)];
    }

    /// <summary>The path of one of the pictures.</summary>
    public string Picture(string name)
    {
        Skip.If(_absent is not null, _absent);
        return Path.Combine(_folder.Path, name);
    }

    public void Dispose() => _folder.Dispose();
}
