namespace Tlpipe.Tool.Tests;

/// <summary>Small models, trained in a second or two.</summary>
internal static class Samples
{
    /// <summary>Two tasks on one trunk, trained from scratch on drawn streets.</summary>
    public static string Street(int epochs = 2, int count = 32, string gates = "") => $$"""
        model: tiny-street
        version: 1.0.0
        seed: 7
        backbone: { use: small-cnn, width: 4, depth: 2 }
        datasets:
          street: { use: street-scenes, count: {{count}}, validation: 16, test: 16, size: 24 }
        tasks:
          car:  { dataset: street, target: car,  head: classification }
          sign: { dataset: street, target: sign, head: classification }
        training: { strategy: full, epochs: {{epochs}}, batch: 16 }
        {{gates}}
        silence: { TLP6105: the sample trains in seconds }
        """;

    /// <summary>A model on the folder <c>pictures</c>.</summary>
    public static string Pictures(string backbone = "{ use: small-cnn, width: 4, depth: 2 }") => $$"""
        model: shades
        version: 1.0.0
        backbone: {{backbone}}
        tasks:
          shade:
            dataset: { use: image-folder, path: pictures, size: 24 }
            head: classification
        training: { strategy: full, epochs: 1, batch: 4 }
        silence: { TLP6105: the sample trains in seconds }
        """;
}
