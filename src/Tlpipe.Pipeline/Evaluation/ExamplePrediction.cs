namespace Tlpipe.Pipeline.Evaluation;

/// <summary>What a model made of one example.</summary>
/// <param name="Index">The example in its split.</param>
/// <param name="Label">Its label as numbers: one class, zeros and ones, or one number.</param>
/// <param name="Scores">The outputs that are kept, with their positions: all of them, or the highest where there are many.</param>
/// <param name="Loss">The head's loss.</param>
internal sealed record ExamplePrediction(int Index, double[] Label, (int Output, double Value)[] Scores, double Loss);
