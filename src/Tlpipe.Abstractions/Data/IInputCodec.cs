using System.Collections.ObjectModel;
using System.Text.Json.Nodes;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Abstractions;

/// <summary>Turns the bytes of one input (an encoded picture, a UTF-8 text, a row) into a tensor, and tensors into a batch. Thread-safe, pure.</summary>
public interface IInputCodec
{
    /// <summary>The name that the model's manifest knows it by: <c>picture</c>, <c>text</c>, <c>row</c>.</summary>
    string Name { get; }

    /// <summary>All that must be known to make the same codec again; written to the manifest. A new object each time.</summary>
    JsonObject Settings { get; }

    /// <summary>What <see cref="Decode"/> gives.</summary>
    InputSignature Output { get; }

    /// <summary>How an application hands over one input: the content of a file, unless a codec says otherwise.</summary>
    InputForm Form => InputForm.File;

    /// <summary>What of this machine decides the last bits of what it gives, by a short name: a library that it decodes with. A model's environment has it; no key depends on it.</summary>
    IReadOnlyDictionary<string, string> Environment => ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Decodes one input to a tensor without the batch dimension. The caller disposes it.</summary>
    /// <param name="content">The input's bytes: hostile until checked.</param>
    /// <param name="source">What errors call it: a path, «standard input».</param>
    /// <exception cref="DiagnosticException">The bytes are no such input; the diagnostic names the source.</exception>
    Tensor Decode(ReadOnlySpan<byte> content, string source);

    /// <summary>Joins decoded inputs to a batch <c>[N, …]</c>: pictures stack, texts are padded; sizes that vary get zeros at their ends, up to the largest. The inputs stay the caller's.</summary>
    Tensor Collate(IReadOnlyList<Tensor> inputs);

    /// <summary>A small likeness of a decoded input, which reports show; <see langword="null"/> where there is none.</summary>
    /// <param name="input">What <see cref="Decode"/> gave. It stays the caller's.</param>
    /// <param name="side">The longest side in pixels, at most.</param>
    InputPreview? Preview(Tensor input, int side) => null;
}
