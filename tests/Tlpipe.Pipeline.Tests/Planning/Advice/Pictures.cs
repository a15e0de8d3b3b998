namespace Tlpipe.Pipeline.Tests.Planning.Advice;

/// <summary>Folders of pictures for the advisor, and what it tells of a model on them.</summary>
internal sealed class Pictures : IDisposable
{
    private readonly Workshop _workshop = new();
    private int _pictures;

    /// <summary>Adds pictures, each of another content.</summary>
    /// <param name="folder">Below the data set: <c>train/ants</c>.</param>
    /// <param name="count">How many.</param>
    public Pictures Add(string folder, int count)
    {
        for (var index = 0; index < count; index++, _pictures++)
            PngFile.Write(_workshop.Combine("insects", folder, $"{index}.png"), 10 + (_pictures / 256), 10, (byte)_pictures);
        return this;
    }

    /// <summary>Puts a picture a second time.</summary>
    public Pictures Copy(string from, string to)
    {
        File.Copy(_workshop.Combine("insects", from), _workshop.Combine("insects", to));
        return this;
    }

    /// <summary>Enough for nobody to complain.</summary>
    public Pictures AddEnough() => Add("train/ants", 12).Add("train/bees", 12).Add("val/ants", 5).Add("val/bees", 5);

    /// <summary>The warnings of a model on them, the folder's path left out.</summary>
    /// <param name="more">More lines of the file, after its line 7.</param>
    public string Advice(string more = "")
    {
        using var pipeline = _workshop.Pipeline();
        var plan = pipeline.Plan(_workshop.Write("m.model.yaml", $$"""
            model: insects
            version: 1.0.0
            backbone: small-cnn
            datasets: { insects: { use: image-folder, path: insects, size: 16 } }
            tasks:
              kind: { dataset: insects, head: classification }
            training: { strategy: full }
            {{more}}
            """));
        return string.Join('\n', plan.Warnings).Replace(_workshop.Combine("") + "/", "", StringComparison.Ordinal);
    }

    public void Dispose() => _workshop.Dispose();
}
