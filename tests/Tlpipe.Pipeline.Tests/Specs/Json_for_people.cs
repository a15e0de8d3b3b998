using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Tests.Specs;

public sealed class Json_for_people
{
    [Fact]
    public void Is_whole_where_lists_are_short() =>
        Assert.Equal("""{"use":"mlp","layers":[256,128],"name":null}""", BriefJson.Text(JsonNode.Parse("""{ "use": "mlp", "layers": [256, 128], "name": null }""")));

    [Fact]
    public void Shows_of_a_long_list_its_beginning_and_what_tells_it_from_another()
    {
        var first = BriefJson.Text(Vocabulary(100, "word"));
        var second = BriefJson.Text(Vocabulary(100, "other"));

        Assert.Matches("^{\"vocabulary\":\\[\"word0\",\"word1\",\"word2\",\"and 97 more, [0-9a-f]{12}\"\\]}$", first);
        Assert.Equal(BriefJson.Text(Vocabulary(100, "word")), first);
        Assert.NotEqual(first[^16..], second[^16..]);
    }

    private static JsonObject Vocabulary(int words, string stem) =>
        new() { ["vocabulary"] = new JsonArray([.. Enumerable.Range(0, words).Select(number => JsonValue.Create($"{stem}{number}"))]) };
}
