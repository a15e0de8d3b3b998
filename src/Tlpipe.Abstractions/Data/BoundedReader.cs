namespace Tlpipe.Abstractions;

/// <summary>
/// Hands a text on to a parser of records, and ends with an error where a record has too many characters: a parser that keeps a whole record in memory
/// can so be given a file that nobody has looked at. For one thread.
/// </summary>
public sealed class BoundedReader : TextReader
{
    private readonly TextReader _text;
    private readonly int _most;
    private int _left;

    /// <summary>A reader.</summary>
    /// <param name="text">The text; it is disposed along.</param>
    /// <param name="most">The most characters of a record. A parser reads ahead, so a little more may be let through or refused.</param>
    public BoundedReader(TextReader text, int most) => (_text, _most, _left) = (text, most, most);

    /// <summary>Lets a parser read the next record, for which it may have so many characters.</summary>
    /// <param name="read">Reads it, and says whether there was one.</param>
    /// <exception cref="InvalidDataException">The record has too many characters.</exception>
    public bool ReadRecord(Func<bool> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        _left = _most;
        return read();
    }

    /// <inheritdoc/>
    public override int Peek() => _text.Peek();

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The record has too many characters.</exception>
    public override int Read()
    {
        var character = _text.Read();
        if (character >= 0) Count(1);
        return character;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The record has too many characters.</exception>
    public override int Read(char[] buffer, int index, int count) => Count(_text.Read(buffer, index, count));

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The record has too many characters.</exception>
    public override int Read(Span<char> buffer) => Count(_text.Read(buffer));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _text.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int characters) => (_left -= characters) >= 0 ? characters : throw new InvalidDataException($"a record has more than {_most} characters");
}
