using System.Text.Json.Nodes;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Abstractions;

/// <summary>
/// Examples with one or more targets. Reading is pure and thread-safe: the same arguments give the same tensors, in any order, on any thread.
/// Counting, digesting and describing never touch libtorch, so that planning stays light.
/// </summary>
public interface IDataSet
{
    /// <summary>Turns the bytes of one input into a tensor; the same code runs in training and in predicting.</summary>
    IInputCodec Codec { get; }

    /// <summary>The targets by name, in a stable order; a task that names none takes the only one.</summary>
    IReadOnlyDictionary<string, TargetSignature> Targets { get; }

    /// <summary>A digest of everything that decides what <see cref="Read"/> and <see cref="Target"/> give: content, labels, splits, options. Paths don't enter.</summary>
    Digest Content { get; }

    /// <summary>Whether <see cref="Read"/> uses its randomness: random crops, flips.</summary>
    bool Augments { get; }

    /// <summary>The number of examples of a split; 0 where the data set has no such split.</summary>
    int Count(Split split);

    /// <summary>How many examples of a split have a label of a target, and of which class; <see langword="null"/> where that isn't known without much work.</summary>
    LabelCounts? CountLabels(Split split, string target) => null;

    /// <summary>A digest of one example's input content, without its labels: what a feature cache and a search for shared examples know it by.</summary>
    Digest Identify(Split split, int index);

    /// <summary>
    /// The class of one example without making a tensor; <see langword="null"/> where the label is missing, is no class, or isn't known without reading the example.
    /// With it the same example with two labels is found before anything is trained.
    /// </summary>
    int? ClassOf(Split split, int index, string target) => null;

    /// <summary>
    /// The length of an example whose size varies (the number of its tokens), without making a tensor; <see langword="null"/> where all are of one size.
    /// With it batches are made of examples of similar length, and little is padded.
    /// </summary>
    int? LengthOf(Split split, int index) => null;

    /// <summary>
    /// What was inferred from the data and not written in the model file (the types of columns), to be kept in the lock;
    /// <see langword="null"/> where nothing was. The next build gets it back as <see cref="PartContext.Inferred"/>. A new object each time.
    /// </summary>
    JsonObject? Inferred => null;

    /// <summary>
    /// How many tokens the codec has behind those of <see cref="PartContext.Pretrained"/>, whose indexes stay as they are; 0 where it has none, or nothing is pretrained.
    /// The trunk's <see cref="IBackbone.TokenWeights"/> grow by as many rows.
    /// </summary>
    int AddedTokens => 0;

    /// <summary>How a person finds the example: a path, a line, a number.</summary>
    string Describe(Split split, int index);

    /// <summary>Reads one input, shaped as the codec's <see cref="IInputCodec.Output"/> says, without the batch dimension. The caller disposes it.</summary>
    /// <param name="split">The split.</param>
    /// <param name="index">From 0 to <see cref="Count"/>.</param>
    /// <param name="randomness">The stream that augmentation draws from; <see langword="null"/> gives the plain view, as in predicting.</param>
    /// <exception cref="DiagnosticException">The example can't be read; the diagnostic names it.</exception>
    Tensor Read(Split split, int index, RandomStream? randomness);

    /// <summary>The label of one example, as <see cref="TargetSignature"/> says; <see langword="null"/> where it is missing. The caller disposes it.</summary>
    Tensor? Target(Split split, int index, string target);
}
