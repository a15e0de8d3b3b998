namespace Tlpipe.Pipeline.Forecasting;

/// <summary>A training that ended well on this machine.</summary>
/// <param name="Seconds">How long it took, reading and writing included.</param>
/// <param name="Steps">The steps that it took.</param>
/// <param name="Device">Where tensors lived.</param>
/// <param name="Threads">The number of threads.</param>
public sealed record PastRun(double Seconds, long Steps, string Device, int Threads);
