using System.Text;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace PluginNamespace.Tests;

public sealed class ReadingCodecTests
{
    [Fact]
    public void Settings_of_a_damaged_model_are_refused() =>
        Assert.Throws<DiagnosticException>(() => new ReadingCodecFactory().Create(new JsonObject { ["count"] = -1 }));

    [Theory]
    [InlineData("0.5", "here has 1 readings, and the model takes 2; give it as many")]
    [InlineData("0.5 NaN", "here has no number at reading 2; write it like 0.25")]
    public void What_is_no_reading_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Single(Assert.Throws<DiagnosticException>(() => new ReadingCodec(2).Decode(Encoding.UTF8.GetBytes(text), "here")).Diagnostics).Message);
}
