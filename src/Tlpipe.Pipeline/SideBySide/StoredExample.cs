namespace Tlpipe.Pipeline.SideBySide;

/// <summary>What a model made of one validation example, as its artifact tells it.</summary>
/// <param name="Id">What the example is known by: equal content, equal identity.</param>
/// <param name="Name">How a person finds it.</param>
/// <param name="Label">Its label as text: a class, the labels that apply, or a number.</param>
/// <param name="Predicted">What the model says, in the same words.</param>
/// <param name="Confidence">How sure it is; <see langword="null"/> for several labels and for numbers.</param>
/// <param name="Loss">The head's loss.</param>
public sealed record StoredExample(string Id, string Name, string Label, string Predicted, double? Confidence, double? Loss)
{
    /// <summary>Whether the model is right.</summary>
    public bool IsRight => string.Equals(Label, Predicted, StringComparison.Ordinal);
}
