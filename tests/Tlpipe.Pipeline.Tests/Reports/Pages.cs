using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Reports;
using Tlpipe.Pipeline.Tests.Modalities;

namespace Tlpipe.Pipeline.Tests.Reports;

/// <summary>One browser for all tests of pages, a model that was trained once, and the files of one that has everything a page can show.</summary>
public sealed class Pages : IDisposable
{
    private readonly Workshop _workshop = new();
    private readonly Lazy<BuiltModel> _street;
    private readonly LettersWorkshop _letters = new();
    private readonly Lazy<string> _garden;
    private readonly Lazy<BuiltModel> _words;

    public Pages()
    {
        _street = new(() => _workshop.Build(_workshop.Write("street.model.yaml", Models.Street(
            tasks: "car: { dataset: street, target: car, head: classification }\n  sign: { dataset: street, target: sign, head: classification }"))));
        _words = new(() => _letters.Workshop.Build(_letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(dataSet: "{ use: words, letters: abcdab }", epochs: 1))));
        _garden = new(() => Garden());
    }

    internal Chromium Browser { get; } = new();

    /// <summary>The folder of the trained model.</summary>
    internal string Street => _street.Value.Folder;

    /// <summary>The folder of a model of texts.</summary>
    internal string Words => _words.Value.Folder;

    /// <summary>The folder of the model that has everything, page included.</summary>
    internal string Whole => _garden.Value;

    /// <summary>The folder of a model that has some files of it, and its page.</summary>
    internal string Garden(params string[] without)
    {
        var folder = _workshop.Combine($"garden{string.Concat(without)}");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Reports", "Garden")).Where(file => !without.Contains(Path.GetFileName(file))))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        ReportPage.Write(folder);
        return folder;
    }

    /// <summary>The full path of a file to write.</summary>
    internal string At(string name) => _workshop.Combine(name);

    /// <summary>Opens the page of an artifact on a screen, and expects no complaint of the browser.</summary>
    internal Chromium Open(string artifact, int width = 1280, int height = 900, string scheme = "light", string page = ArtifactFiles.Report)
    {
        Browser.Screen(width, height, scheme);
        Browser.Open(Path.Combine(artifact, page));
        Assert.Empty(Browser.Complaints);
        return Browser;
    }

    public void Dispose()
    {
        Browser.Dispose();
        _workshop.Dispose();
        _letters.Dispose();
    }
}
