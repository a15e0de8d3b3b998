namespace Tlpipe.Pipeline.Training;

/// <summary>How far the tasks' gradients by the shared parameters pointed the same way in an epoch.</summary>
/// <param name="Steps">The steps at which it was measured.</param>
/// <param name="Cosines">The mean cosine of two tasks' gradients, a row and a column for each task in the file's order; <see langword="null"/> where they never had a gradient in the same step.</param>
public sealed record GradientCosines(int Steps, IReadOnlyList<IReadOnlyList<double?>> Cosines);
