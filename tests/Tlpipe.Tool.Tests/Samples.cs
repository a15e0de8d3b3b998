namespace Tlpipe.Tool.Tests;

/// <summary>Small models on drawn streets, trained in a second or two.</summary>
internal static class Samples
{
    /// <summary>Two tasks on one trunk, trained from scratch.</summary>
    public static string Street(int epochs = 2, int count = 48, string gate = "") => $$"""
        model: tiny-street
        version: 1.0.0
        seed: 7
        backbone: { use: small-cnn }
        datasets:
          street: { use: street-scenes, count: {{count}}, validation: 32, test: 16, size: 32 }
        tasks:
          car:  { dataset: street, target: car,  head: classification }
          sign: { dataset: street, target: sign, head: classification }
        training:
          strategy: full
          epochs: {{epochs}}
          batch: 16
        {{gate}}
        """;

    /// <summary>A model on a folder of pictures.</summary>
    public static string Pictures(string backbone = "{ use: small-cnn }") => $$"""
        model: shapes
        version: 1.0.0
        backbone: {{backbone}}
        tasks:
          shape:
            dataset: { use: image-folder, path: pictures, size: 32 }
            head: classification
        training: { strategy: full, epochs: 1, batch: 4 }
        """;
}
