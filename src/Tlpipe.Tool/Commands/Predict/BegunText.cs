namespace Tlpipe.Tool.Commands.Predict;

/// <summary>A text whose beginning was read before. The rest is not disposed along.</summary>
/// <param name="begun">The beginning.</param>
/// <param name="rest">What follows.</param>
internal sealed class BegunText(string begun, TextReader rest) : TextReader
{
    private int _read;

    /// <inheritdoc/>
    public override int Peek() => _read < begun.Length ? begun[_read] : rest.Peek();

    /// <inheritdoc/>
    public override int Read() => _read < begun.Length ? begun[_read++] : rest.Read();

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        if (_read == begun.Length) return rest.Read(buffer);
        var some = begun.AsSpan(_read, Math.Min(buffer.Length, begun.Length - _read));
        some.CopyTo(buffer);
        _read += some.Length;
        return some.Length;
    }
}
