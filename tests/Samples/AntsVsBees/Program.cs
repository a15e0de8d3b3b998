// photo.jpg … : what does the model see?
using var model = AntsVsBees.Load();
foreach (var p in model.PredictMany(args))
    Console.WriteLine($"{p.Source}: {(p.Insect.Label == Insect.Bees ? "a bee" : "an ant")} ({p.Insect.Confidence:P0})");
