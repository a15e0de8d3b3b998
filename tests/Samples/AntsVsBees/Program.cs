using Tlpipe.Models;

// AntsVsBees photo.jpg … : what does the model see?
using var model = Predictor.Load(Path.Combine(AppContext.BaseDirectory, "models", "ants-vs-bees"));
foreach (var prediction in model.PredictMany(args))
    Console.WriteLine($"{prediction.Source}: {prediction["insect"].Label} ({prediction["insect"].Confidence:P0})");
