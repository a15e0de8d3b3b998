using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Abstractions;

/// <summary>
/// What a sharing adds to the network: from the activations behind the shared stages to the features of each task, in the order of the tasks.
/// Its state dict is the network's under <c>sharing.</c>; what it computes is traced, so it may depend neither on the batch's size nor on data.
/// </summary>
public abstract class SharingModule : nn.Module<Activations, IReadOnlyList<Tensor>>
{
    /// <summary>A sharing's module.</summary>
    /// <param name="name">The name of the sharing.</param>
    protected SharingModule(string name)
        : base(name)
    {
    }

    /// <summary>
    /// The further trunks of which tasks have stages of their own, those behind the shared ones: a strategy freezes and trains each stage as the trunk's
    /// of that name. The module registers the modules of these stages.
    /// </summary>
    public virtual IReadOnlyList<Trunk> Columns => [];

    /// <summary>The parameters that the loss of one task alone reaches, which balancers leave to it; all the others are shared.</summary>
    public virtual IReadOnlyList<Parameter> OwnParameters => [];
}
