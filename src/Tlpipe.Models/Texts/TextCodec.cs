using System.Text;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Texts;

/// <summary>Turns a UTF-8 text into int64 <c>[L]</c>, the indexes of its tokens, cut off at the most tokens that a text may have. Index 0 is padding, which no token has. Thread-safe.</summary>
public sealed class TextCodec : IInputCodec
{
    /// <summary>The name that manifests know this codec by.</summary>
    public const string CodecName = "text";

    private const int LargestText = 1 << 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly TextCodecSettings _settings;
    private readonly Tokenizer _tokenizer;

    /// <summary>A codec.</summary>
    /// <param name="settings">What decides the numbers.</param>
    /// <exception cref="DiagnosticException">The settings don't make sense (TLP4232).</exception>
    public TextCodec(TextCodecSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Problem is { } problem) throw TextErrors.BadSettings(problem);
        _settings = settings;
        _tokenizer = Tokenizer.Of(settings);
        Output = InputSignature.Text(settings.Vocabulary.Count);
    }

    /// <inheritdoc/>
    public string Name => CodecName;

    /// <inheritdoc/>
    public JsonObject Settings => TextCodecSettingsJson.Write(_settings);

    /// <inheritdoc/>
    public InputSignature Output { get; }

    /// <inheritdoc/>
    public InputForm Form => InputForm.Text;

    /// <summary>The codec that a manifest describes.</summary>
    /// <exception cref="DiagnosticException">The settings don't make sense (TLP4232).</exception>
    public static TextCodec FromSettings(JsonObject settings) => new(TextCodecSettingsJson.Read(settings));

    /// <summary>The indexes of a text's tokens: at least one, none of them 0, and no more than the settings say.</summary>
    /// <remarks>A text without any token is one unknown token.</remarks>
    public int[] Encode(string text) => _tokenizer.Encode(text, _settings.MaxTokens);

    /// <inheritdoc/>
    public Tensor Decode(ReadOnlySpan<byte> content, string source)
    {
        // Before anything is made of it: what is decoded takes some twenty times as much memory.
        if (content.Length > LargestText) throw TextErrors.TooLong(source, content.Length, LargestText);
        return ToTensor(Encode(TextOf(content, source)));
    }

    /// <summary>Indexes as a model takes them: int64 <c>[L]</c>. The caller disposes it.</summary>
    public static Tensor ToTensor(ReadOnlySpan<int> tokens)
    {
        var tensor = empty([tokens.Length], ScalarType.Int64);
        var values = tensor.data<long>();
        for (var i = 0; i < tokens.Length; i++) values[i] = tokens[i];
        return tensor;
    }

    /// <summary>Joins texts to a batch int64 <c>[N, L]</c>, the shorter ones padded with 0 to the longest.</summary>
    public Tensor Collate(IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var longest = checked((int)inputs.Max(input => input.shape[0]));
        var batch = zeros([inputs.Count, longest], ScalarType.Int64);
        var rows = batch.data<long>();
        for (var i = 0; i < inputs.Count; i++) inputs[i].data<long>().CopyTo(rows[(i * longest)..]);
        return batch;
    }

    /// <summary>What the model saw of a text: its tokens in lower case where they were made so, <c>&lt;unk&gt;</c> for those that it doesn't know.</summary>
    public InputPreview? Preview(Tensor input, int side) => TextPreview.Of(input, _settings);

    private static string TextOf(ReadOnlySpan<byte> content, string source)
    {
        try
        {
            return Strict.GetString(content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content);
        }
        catch (DecoderFallbackException error)
        {
            throw TextErrors.NotUtf8(source, error);
        }
    }
}
