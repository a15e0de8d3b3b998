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
    public static string Shade() => """
        model: shade
        version: 1.0.0
        seed: 7
        backbone: { use: small-cnn }
        tasks:
          shade:
            dataset: { use: image-folder, path: $(data)/shades, size: 32 }
            head: classification
        training:
          strategy: full
          epochs: 1
          batch: 4
          optimizer: { use: sgd, lr: 0.05, momentum: 0.9 }
        """;
}
