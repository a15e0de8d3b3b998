using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>A measure of how far a prediction is from its target.</summary>
public abstract class Loss(string name) : Module<Tensor, Tensor, Tensor>(name);
