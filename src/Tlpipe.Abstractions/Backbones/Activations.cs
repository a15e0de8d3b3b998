using static Tlpipe.Torch.torch;

namespace Tlpipe.Abstractions;

/// <summary>What flows from stage to stage of a trunk.</summary>
/// <param name="Values">The activations, <c>[N, …]</c>.</param>
/// <param name="Mask">For sequences: bool <c>[N, L]</c>, true where there is a token. The first stage makes it from the input.</param>
public readonly record struct Activations(Tensor Values, Tensor? Mask = null);
