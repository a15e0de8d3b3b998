using Tlpipe.Abstractions;
using Tlpipe.Models.Tests.Predicting;

namespace Tlpipe.Models.Tests.Typed;

internal enum Insect
{
    Ants = 0,
    Bees = 1,
}

internal enum Tags
{
    Wings = 0,
    Legs = 1,
    Sting = 2,
}

/// <summary>What a build would generate for the tiny model in this folder.</summary>
internal sealed class Insects : TypedModel<InsectsPrediction>, ITlpipeModel<Insects>
{
    /// <summary>The model that the class stands for: a build compiles it in, a test sets it.</summary>
    [ThreadStatic]
    public static ModelContract? Contract;

    private Insects(Predictor predictor)
        : base(predictor)
    {
    }

    public static ModelContract ContractFor(string folder) => new(
        "ants-vs-bees", "1.0.0", Digest.Of("key").Hex, TinyModel.DigestOf(Path.Combine(folder, "model.json")).Hex, "models/ants-vs-bees",
        [
            new TaskContract("weight", OutputKind.Number, []),
            new TaskContract("insect", OutputKind.Softmax, ["ants", "bees"]),
            new TaskContract("tags", OutputKind.Sigmoid, ["wings", "legs", "sting"]),
        ]);

    public static Insects Load(string? folder = null, PredictorOptions? options = null) => new(Contract!.Load(folder, options));

    protected override InsectsPrediction Read(Prediction prediction) => new(prediction);
}

internal sealed class InsectsPrediction(Prediction prediction)
{
    public string Source { get; } = prediction.Source;

    public LabelPrediction<Insect> Insect { get; } = new(prediction["insect"]);

    public LabelSetPrediction<Tags> Tags { get; } = new(prediction["tags"]);

    public double Weight { get; } = prediction["weight"].Number!.Value;
}
