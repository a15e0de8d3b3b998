using Tlpipe.Models.Manifests;

// Without arguments: what transfer bought, read from the models that the build made.
// StreetScene picture.png … : is there a car, a pedestrian, and which sign?
var models = Path.Combine(AppContext.BaseDirectory, "models");
if (args.Length == 0)
{
    foreach (var name in new[] { "night-scratch", "night", "street-base" })
    {
        var manifest = ManifestFile.Read(Path.Combine(models, name, "model.json"));
        foreach (var task in manifest.Tasks)
            Console.WriteLine($"{name,-14} {task.Name,-12} {task.Metrics.Start?.Metrics["accuracy"].Value:P1} → {task.Metrics.Best.Metrics["accuracy"].Value:P1}");
    }

    return;
}

using var street = StreetBase.Load();
foreach (var p in street.PredictMany(args))
    Console.WriteLine($"{p.Source}: car {p.Car.Text}, pedestrian {p.Pedestrian.Text}, sign {p.Sign.Text}");
