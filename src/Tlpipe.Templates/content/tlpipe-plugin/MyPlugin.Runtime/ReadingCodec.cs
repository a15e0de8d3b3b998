using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace PluginNamespace;

/// <summary>Readings as a text, <c>0.5 0.25 1</c>, to float32 <c>[count]</c>. The same code runs in training and in an application.</summary>
/// <param name="count">How many readings an input has.</param>
public sealed class ReadingCodec(int count) : IInputCodec
{
    /// <summary>The codec's name, and the word for what its tensors mean.</summary>
    public const string CodecName = "plugin-name";

    /// <inheritdoc/>
    public string Name => CodecName;

    /// <inheritdoc/>
    public JsonObject Settings => new() { ["count"] = count };

    /// <inheritdoc/>
    public InputSignature Output { get; } = Signature(count);

    /// <inheritdoc/>
    public InputForm Form => InputForm.Text;

    /// <summary>What readings are as a tensor; <see langword="null"/> for any number of them.</summary>
    public static InputSignature Signature(long? count) => new(CodecName, ScalarType.Float32, [count]);

    /// <summary>The single readings of a text.</summary>
    public static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <inheritdoc/>
    public Tensor Decode(ReadOnlySpan<byte> content, string source)
    {
        var words = Split(Encoding.UTF8.GetString(content));
        if (words.Length != count) throw Error("PLUGIN11", $"{source} has {words.Length} readings, and the model takes {count}; give it as many");
        var values = new float[count];
        for (var i = 0; i < count; i++)
            if (!float.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]) || !float.IsFinite(values[i]))
                throw Error("PLUGIN12", $"{source} has no number at reading {i + 1}; write it like 0.25");
        return tensor(values);
    }

    /// <inheritdoc/>
    public Tensor Collate(IReadOnlyList<Tensor> inputs) => stack([.. inputs]);

    private static DiagnosticException Error(string code, string message) => new(Diagnostic.Error(code, message));
}
