namespace Tlpipe.Models.Safetensors;

/// <summary>Passes bytes on and counts them; leaves the stream below open.</summary>
internal sealed class CountingStream(Stream below) : Stream
{
    public long Count { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException("a counting stream is only written");

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException("a counting stream is only written forward");
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        below.Write(buffer);
        Count += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => below.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("a counting stream is only written");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("a counting stream is only written forward");

    public override void SetLength(long value) => throw new NotSupportedException("a counting stream is only written forward");
}
