namespace Tlpipe.Torch;

/// <summary>
/// PyTorch's <c>torch</c> namespace, after TorchSharp 0.106: tensors, modules, optimizers and TorchScript over the installed libtorch.
/// Usual header: <c>using static Tlpipe.Torch.torch; using static Tlpipe.Torch.torch.nn;</c>
/// </summary>
public static partial class torch;
