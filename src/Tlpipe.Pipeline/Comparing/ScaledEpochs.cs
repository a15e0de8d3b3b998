using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>
/// A model's training with more or fewer epochs, each so much shorter or longer: all that is counted in epochs is scaled with them, so that a phase, a warm-up or the patience of early stopping
/// ends after as many passes over the data as it does in the model.
/// </summary>
/// <param name="plan">The model.</param>
/// <param name="factor">How many epochs stand for one of the model.</param>
internal sealed class ScaledEpochs(TrainingPlan plan, double factor)
{
    private static readonly string[] Whole = ["epochsPerStage", "every", "probeEpochs"];
    private static readonly string[] Fractional = ["warmup"];

    /// <summary>The training section.</summary>
    public TrainingSpec Training()
    {
        var training = plan.Spec.Training;
        // What was said of a first phase leaves an epoch for the second.
        var epochs = Math.Max(Math.Min(2, training.Epochs), Rounded(training.Epochs));
        return training with
        {
            Epochs = epochs,
            Strategy = Scaled("training.strategy", training.Strategy, mostWhole: Math.Max(1, epochs - 1)),
            Schedule = Scaled("training.schedule", training.Schedule, int.MaxValue),
            EarlyStopping = training.EarlyStopping is { } stopping ? stopping with { Patience = Rounded(stopping.Patience) } : null,
        };
    }

    private PartSpec Scaled(string input, PartSpec part, int mostWhole)
    {
        var options = JsonNode.Parse(plan.Inputs.First(other => other.Name == input).Value!)!.AsObject();
        var entries = part.Options.Entries.ToList();
        foreach (var (key, value) in options.Where(option => option.Value is JsonValue))
        {
            var scaled = Whole.Contains(key, StringComparer.Ordinal) ? Math.Min(mostWhole, Rounded((double)value!))
                : Fractional.Contains(key, StringComparer.Ordinal) ? (double)value! * factor : (double?)null;
            if (scaled is not { } number || number == (double)value!) continue;
            entries.RemoveAll(entry => entry.Key == key);
            entries.Add(new(key, part.Location, new YamlScalar(number.ToString(CultureInfo.InvariantCulture), IsPlain: true, part.Location)));
        }

        return part with { Options = part.Options with { Entries = entries } };
    }

    private int Rounded(double epochs) => Math.Max(1, (int)Math.Min(int.MaxValue, Math.Round(epochs * factor)));
}
