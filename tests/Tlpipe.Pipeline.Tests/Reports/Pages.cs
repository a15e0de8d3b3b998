using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Tests.Reports;

/// <summary>One browser for all tests of pages, and a model that was trained once.</summary>
public sealed class Pages : IDisposable
{
    private readonly Workshop _workshop = new();
    private readonly Lazy<BuiltModel> _street;

    public Pages() => _street = new(() => _workshop.Build(_workshop.Write("street.model.yaml", Models.Street(
        tasks: "car: { dataset: street, target: car, head: classification }\n  sign: { dataset: street, target: sign, head: classification }"))));

    internal Chromium Browser { get; } = new();

    /// <summary>The folder of the trained model.</summary>
    internal string Street => _street.Value.Folder;

    /// <summary>Opens the page of an artifact on a screen, and expects no complaint of the browser.</summary>
    internal Chromium Open(string artifact, int width = 1280, int height = 900, string scheme = "light")
    {
        Browser.Screen(width, height, scheme);
        Browser.Open(Path.Combine(artifact, ArtifactFiles.Report));
        Assert.Empty(Browser.Complaints);
        return Browser;
    }

    public void Dispose()
    {
        Browser.Dispose();
        _workshop.Dispose();
    }
}
