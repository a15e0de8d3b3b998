namespace Tlpipe.Pipeline.Tests;

/// <summary>Small model files over the street scenes: seconds of training, no download.</summary>
internal static class Models
{
    public static string Street(
        string name = "street",
        string version = "1.0.0",
        string strategy = "full",
        int epochs = 2,
        string optimizer = "{ use: sgd, lr: 0.05, momentum: 0.9 }",
        string tasks = "car: { dataset: street, target: car, head: classification }",
        string dataSet = "{ use: street-scenes, count: 70, validation: 40, size: 32 }",
        string extra = "",
        string weights = "",
        string seed = "3") => $$"""
        model: {{name}}
        version: {{version}}
        seed: {{seed}}
        backbone: { use: small-cnn{{weights}} }
        datasets:
          street: {{dataSet}}
        tasks:
          {{tasks}}
        training:
          strategy: {{strategy}}
          epochs: {{epochs}}
          batch: 16
          optimizer: {{optimizer}}
        {{extra}}
        """;
}
