namespace Tlpipe.Models.Tests.Checkpoints;

/// <summary>The tests that share one run of the script.</summary>
[CollectionDefinition(nameof(ReferenceCheckpoints))]
public sealed class ReferenceCheckpointsCollection : ICollectionFixture<ReferenceCheckpoints>;

/// <summary>Checkpoints written by PyTorch, and what PyTorch reads from them and from the real ones.</summary>
public sealed class ReferenceCheckpoints : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string? _absent;
    private readonly ILookup<string, ReferenceTensor> _tensors;

    public ReferenceCheckpoints()
    {
        var weights = Path.Combine(RealData.Root, "weights");
        string[] real = Directory.Exists(weights)
            ? [.. Directory.EnumerateFiles(weights).Where(file => Path.GetExtension(file) is ".pth" or ".th").Order(StringComparer.Ordinal)]
            : [];
        _absent = DebianPython.WhyAbsent("torch", "python3-torch");
        if (_absent is null) DebianPython.Run([Path.Combine(AppContext.BaseDirectory, "Checkpoints", "reference_checkpoints.py"), _folder.Path, .. real]);
        IEnumerable<string> lines = _absent is null ? File.ReadLines(_folder.Combine("index.txt")) : [];
        _tensors = lines.Select(ReferenceTensor.Parse).ToLookup(tensor => tensor.File);
    }

    /// <summary>The path of one of the files; skips the test, saying why, where Python or PyTorch are absent.</summary>
    public string Named(string name)
    {
        Skip.If(_absent is not null, _absent);
        return Path.Combine(_folder.Path, name);
    }

    /// <summary>What PyTorch reads from a file, in its order.</summary>
    public IReadOnlyList<ReferenceTensor> TensorsOf(string path)
    {
        Skip.If(_absent is not null, _absent);
        return [.. _tensors[path]];
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>What PyTorch reads from a checkpoint for one tensor.</summary>
public sealed record ReferenceTensor(string File, string Name, string DataType, string Shape, string Digest)
{
    public static ReferenceTensor Parse(string line) =>
        line.Split('\t') is [var file, var name, var type, var shape, var digest]
            ? new ReferenceTensor(file, name, type, shape, digest)
            : throw new InvalidOperationException(line);
}
