namespace Tlpipe.Abstractions;

/// <summary>What the pipeline knows where a part is created.</summary>
/// <param name="Files">How files and folders are listed and digested, so that the build knows what was read.</param>
/// <param name="PreferredInput">The input that the backbone would choose; <see langword="null"/> while the backbone itself is created. A data set whose input size is free follows it.</param>
/// <param name="Target">What a head is going to learn; <see langword="null"/> for other parts, and where the target is not known because of other errors.</param>
public sealed record PartContext(IInputFiles Files, InputSignature? PreferredInput = null, TargetSignature? Target = null);
