using static Tlpipe.Torch.torch;

namespace Tlpipe.Abstractions;

/// <summary>A named section of a trunk: what freezing, gradual unfreezing and per-layer rates speak of.</summary>
public sealed class Stage
{
    private readonly Func<Activations, Activations> _forward;

    /// <summary>A stage whose activations need a mask or leave one.</summary>
    /// <param name="name">The name, unique in the trunk: <c>layer3</c>.</param>
    /// <param name="forward">The computation.</param>
    /// <param name="modules">The modules whose parameters and buffers belong to the stage; registered on the trunk by the trunk itself.</param>
    public Stage(string name, Func<Activations, Activations> forward, params IReadOnlyList<nn.Module> modules)
    {
        Name = name;
        _forward = forward;
        Modules = modules;
    }

    /// <summary>A stage of tensors; a mask passes by.</summary>
    public Stage(string name, Func<Tensor, Tensor> forward, params IReadOnlyList<nn.Module> modules)
        : this(name, activations => activations with { Values = forward(activations.Values) }, modules)
    {
    }

    /// <summary>The name, unique in the trunk.</summary>
    public string Name { get; }

    /// <summary>The modules whose parameters and buffers belong to the stage; none for a pooling.</summary>
    public IReadOnlyList<nn.Module> Modules { get; }

    /// <summary>Computes the stage.</summary>
    public Activations Forward(Activations activations) => _forward(activations);
}
