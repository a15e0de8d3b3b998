// The class stands for the model: it is written by the build, from car-in-street.lock.json.
using var model = CarInStreet.Load();
if (args.Length == 0) Console.WriteLine($"car-in-street {CarInStreet.Version} is ready; name pictures to see what it makes of them");
foreach (var p in model.PredictMany(args))
    Console.WriteLine($"{p.Source}: car {p.Car.Text} ({p.Car.Confidence:P0})");
