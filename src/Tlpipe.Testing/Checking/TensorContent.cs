using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>All that a tensor says: type, sizes and every bit of its elements.</summary>
internal sealed class TensorContent : IEquatable<TensorContent>
{
    private readonly string _form;
    private readonly byte[] _bytes;

    private TensorContent(string form, byte[] bytes)
    {
        _form = form;
        _bytes = bytes;
    }

    public static TensorContent Of(Tensor tensor)
    {
        using var detached = tensor.detach();
        using var ordered = detached.contiguous();
        return new($"{ScalarTypeNames.Of(tensor.dtype)} [{string.Join(", ", tensor.shape)}]", ordered.bytes.ToArray());
    }

    /// <summary>Of a tensor that is not wanted any more.</summary>
    public static TensorContent Take(Tensor tensor)
    {
        using (tensor) return Of(tensor);
    }

    public bool Equals(TensorContent? other) => other is not null && _form == other._form && _bytes.AsSpan().SequenceEqual(other._bytes);

    public override bool Equals(object? obj) => Equals(obj as TensorContent);

    public override int GetHashCode() => HashCode.Combine(_form, _bytes.Length);

    /// <summary>How another differs, in a clause.</summary>
    public string DifferenceTo(TensorContent other)
    {
        if (_form != other._form) return $"{_form} became {other._form}";
        var differing = Enumerable.Range(0, _bytes.Length).Count(at => _bytes[at] != other._bytes[at]);
        return $"{differing} of its {_bytes.Length} bytes differ";
    }
}
