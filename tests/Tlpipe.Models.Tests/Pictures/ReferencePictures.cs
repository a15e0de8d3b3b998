using System.Diagnostics;

namespace Tlpipe.Models.Tests.Pictures;

/// <summary>The tests that share one run of the script.</summary>
[CollectionDefinition(nameof(ReferencePictures))]
public sealed class ReferencePicturesCollection : ICollectionFixture<ReferencePictures>;

/// <summary>Pictures written by PIL, and what PIL and torchvision make of them and of real photographs.</summary>
public sealed class ReferencePictures : IDisposable
{
    /// <summary>Debian's Python, which has PIL and torchvision; others on the path may not.</summary>
    private const string Python = "/usr/bin/python3";

    private readonly TemporaryFolder _folder = new();
    private readonly string? _absent;

    public ReferencePictures()
    {
        var photographs = Path.Combine(RealData.Root, "hymenoptera", "train");
        string[] files = Directory.Exists(photographs)
            ? [.. Directory.EnumerateFiles(photographs, "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, i) => i % 20 == 0)]
            : [];
        _absent = Run([Path.Combine(AppContext.BaseDirectory, "Pictures", "reference_pictures.py"), _folder.Path, .. files]);
        Results = _absent is null ? [.. File.ReadLines(_folder.Combine("index.txt")).Select(ReferenceResult.Parse)] : [];
    }

    /// <summary>Every result.</summary>
    public IReadOnlyList<ReferenceResult> Results { get; }

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

    /// <summary>Runs the script; why it could not run, or null.</summary>
    private static string? Run(IEnumerable<string> arguments)
    {
        if (!File.Exists(Python)) return $"no {Python}";
        using var imports = Process.Start(Python, ["-c", "import PIL, torchvision"]);
        imports.WaitForExit();
        if (imports.ExitCode != 0) return $"{Python} lacks PIL or torchvision (apt-get install python3-pil python3-torchvision)";
        using var script = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var errors = script.StandardError.ReadToEnd();
        script.WaitForExit();
        return script.ExitCode == 0 ? null : throw new InvalidOperationException(errors);
    }
}
