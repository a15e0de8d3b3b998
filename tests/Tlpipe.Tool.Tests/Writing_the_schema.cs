namespace Tlpipe.Tool.Tests;

public sealed class Writing_the_schema
{
    [Fact]
    public void A_file_says_what_standard_output_says_and_is_left_alone_where_nothing_changed()
    {
        using var place = new Workplace();
        var printed = place.Run("schema").Succeeded();
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)printed.Json["$schema"]);

        Assert.Equal($"wrote {place.At("new", "model.schema.json")}\n", place.Run("schema", "--output", "new/model.schema.json").Succeeded().Output);
        Assert.Equal(printed.Output, File.ReadAllText(place.At("new", "model.schema.json")));
        Assert.Empty(place.Run("schema", "--output", "new/model.schema.json").Succeeded().Output);
        Assert.Equal([place.At("new", "model.schema.json")], Directory.GetFiles(place.At("new")));
    }
}
