namespace Tlpipe.Abstractions.Tests.Data;

public sealed class Bounded_texts
{
    [Fact]
    public void Are_handed_on_record_by_record_and_end_where_one_is_too_long()
    {
        using var text = new BoundedReader(new StringReader("12345\n1234\n123456\n"), most: 6);

        Assert.True(text.ReadRecord(() => text.ReadLine() == "12345"));
        Assert.True(text.ReadRecord(() => text.ReadLine() == "1234"));
        Assert.Equal("a record has more than 6 characters", Assert.Throws<InvalidDataException>(() => text.ReadRecord(() => text.ReadLine() is not null)).Message);
    }

    [Fact]
    public void Count_blocks_too()
    {
        using var text = new BoundedReader(new StringReader(new string('a', 10)), most: 8);
        var block = new char[5];

        Assert.Equal(5, text.Read(block, 0, 5));
        Assert.Equal(3, text.Read(block.AsSpan(0, 3)));
        Assert.Throws<InvalidDataException>(() => text.Read(block, 0, 5));
        Assert.True(text.ReadRecord(() => text.Read() < 0));
    }
}
