namespace Tlpipe.Build.Tests.Support;

/// <summary>Small real models that train in seconds.</summary>
internal static class TinyModels
{
    /// <summary>Is there a car in the scene? Few small drawn pictures, one epoch.</summary>
    public static string Car(string name = "car", string version = "1.0.0", int epochs = 1, int seed = 7, string? weights = null) => $$"""
        model: {{name}}
        version: {{version}}
        seed: {{seed}}
        backbone: { use: small-cnn{{(weights is null ? "" : $", weights: {weights}")}} }
        tasks:
          car:
            dataset: { use: street-scenes, count: 32, validation: 16, size: 32 }
            target: car
            head: classification
        training:
          strategy: full
          epochs: {{epochs}}
          batch: 16
          optimizer: { use: sgd, lr: 0.05, momentum: 0.9 }
        """;

    /// <summary>Is a picture dark or light? Pictures in folders, under the root <c>data</c>.</summary>
    public static string Shade(string pictures = "$(data)/shades") => $$"""
        model: shade
        version: 1.0.0
        seed: 7
        backbone: { use: small-cnn }
        tasks:
          shade:
            dataset: { use: image-folder, path: {{pictures}}, size: 32 }
            head: classification
        training:
          strategy: full
          epochs: 1
          batch: 4
          optimizer: { use: sgd, lr: 0.05, momentum: 0.9 }
        silence: { TLP6105: the sample trains in seconds }
        """;

    /// <summary>A new head on the frozen trunk of another model.</summary>
    public static string Frozen(string name, string weights, string head = "classification", double rate = 0.1) => $$"""
        model: {{name}}
        version: 1.0.0
        seed: 7
        backbone: { use: small-cnn, weights: {{weights}} }
        tasks:
          car:
            dataset: { use: street-scenes, count: 32, validation: 16, size: 32 }
            target: car
            head: {{head}}
        training:
          strategy: frozen
          epochs: 1
          batch: 16
          optimizer: { use: sgd, lr: {{rate}} }
        """;

    /// <summary>Pictures that <see cref="Shade"/> tells apart, in folders.</summary>
    public static void WriteShades(string folder)
    {
        foreach (var (name, shade) in new[] { ("dark", 40), ("light", 200) })
            for (var i = 0; i < 10; i++)
            {
                var place = Directory.CreateDirectory(Path.Combine(folder, i < 6 ? "train" : "val", name));
                PngFile.Write(Path.Combine(place.FullName, $"{i}.png"), 32, 32, (byte)(shade + i));
            }
    }
}
