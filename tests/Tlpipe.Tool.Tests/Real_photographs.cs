using System.Globalization;

namespace Tlpipe.Tool.Tests;

public sealed class Real_photographs : IDisposable
{
    private readonly Workplace _place = new();

    [SkippableFact]
    public void Ants_and_bees_reach_in_Python_the_accuracy_that_the_training_told()
    {
        var data = RealData.Require("hymenoptera");
        RealData.Require("weights/mobilenet_v2_imagenet.pth");
        _place.Write("ants-vs-bees.model.yaml", File.ReadAllText(Path.Combine(Repository.Root, "tests", "Samples", "AntsVsBees", "ants-vs-bees.model.yaml")));

        var insect = _place.Run("train", "ants-vs-bees.model.yaml", "--root", $"data={RealData.Root}", "--json").Succeeded().Json["tasks"]!["insect"]!;
        Assert.InRange((double)insect["start"]!["accuracy"]!, 0.93, 0.94);
        Assert.InRange((double)insect["best"]!["accuracy"]!, 0.94, 1);

        var absent = DebianPython.WhyAbsent("torchvision", "python3-torchvision");
        Skip.If(absent is not null, absent);
        _place.Run("export", "models/ants-vs-bees/1.0.0", "--torchscript", "ants.pt").Succeeded();
        var script = Path.Combine(AppContext.BaseDirectory, "measure_torchscript.py");
        var inPython = DebianPython.Run(script, _place.At("ants.pt"), Path.Combine(data, "val"), "256", "224");
        Assert.Equal((double)insect["best"]!["accuracy"]!, double.Parse(inPython, CultureInfo.InvariantCulture), 1e-9);
    }

    [SkippableFact]
    public void Cars_pedestrians_and_signs_are_three_tasks_on_one_trunk()
    {
        RealData.Require("traffic");
        RealData.Require("weights/mobilenet_v2_imagenet.pth");
        _place.Write("traffic.model.yaml", """
            model: traffic
            version: 1.0.0
            backbone: { use: mobilenet-v2, weights: $(data)/weights/mobilenet_v2_imagenet.pth }
            tasks:
              car:        { dataset: { use: image-folder, path: $(data)/traffic/car, size: 96 }, head: classification }
              pedestrian: { dataset: { use: image-folder, path: $(data)/traffic/pedestrian, size: 96 }, head: classification }
              sign:       { dataset: { use: image-folder, path: $(data)/traffic/sign, size: 96 }, head: classification }
            training:
              strategy: frozen
              epochs: 20
              optimizer: { use: adam, lr: 0.001 }
            """);

        var tasks = _place.Run("train", "traffic.model.yaml", "--root", $"data={RealData.Root}", "--json").Succeeded().Json["tasks"]!;

        // Linear probes on the same features, outside of the product: .991, .976 and .424 on validation and test together.
        Assert.InRange((double)tasks["car"]!["test"]!["accuracy"]!, 0.97, 1);
        Assert.InRange((double)tasks["pedestrian"]!["test"]!["accuracy"]!, 0.95, 1);
        Assert.InRange((double)tasks["sign"]!["test"]!["accuracy"]!, 0.37, 0.6);
    }

    [SkippableFact]
    public void A_CIFAR_network_starts_from_its_published_weights()
    {
        RealData.Require("cifar10");
        RealData.Require("weights/resnet20-12fca82f.th");
        _place.Write("cifar.model.yaml", """
            model: cifar
            version: 1.0.0
            backbone: { use: resnet-20, weights: $(data)/weights/resnet20-12fca82f.th }
            tasks:
              thing: { dataset: { use: image-folder, path: $(data)/cifar10, validation: 0.2 }, head: classification }
            training: { strategy: frozen, epochs: 2 }
            """);

        var thing = _place.Run("train", "cifar.model.yaml", "--root", $"data={RealData.Root}", "--json").Succeeded().Json["tasks"]!["thing"]!;

        // The published network knows 0.81 of such JPEG copies.
        Assert.InRange((double)thing["start"]!["accuracy"]!, 0.75, 0.9);
    }

    public void Dispose() => _place.Dispose();
}
