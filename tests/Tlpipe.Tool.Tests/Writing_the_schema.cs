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

    [Fact]
    public void A_training_writes_it_before_it_tells_the_errors_of_a_model_file()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", "model: street\n");

        var refused = place.Run("train", "street.model.yaml", "--schema", "obj/tlpipe/model.schema.json");

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal(place.Run("schema").Succeeded().Output, File.ReadAllText(place.At("obj", "tlpipe", "model.schema.json")));
    }
}
