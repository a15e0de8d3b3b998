using System.Text;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Rows;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Tests.Rows;

public sealed class Rows_as_tensors
{
    private static readonly RowCodec Codec = new(new(
        [
            new NumberColumn("AGE", canBeMissing: false, mean: 40, deviation: 10),
            new CategoryColumn("JOB", canBeMissing: true, ["clerk", "pilot"]),
            new DateColumn("HIRED", canBeMissing: false, mean: 0, deviation: 2, hasTime: true),
        ],
        ["?", "NA"]));

    [Fact]
    public void Numbers_are_standardised_and_categories_are_indicators()
    {
        var row = Decode("""{ "AGE": 45, "JOB": "pilot", "HIRED": "1970-01-04T06:00:00Z" }""");
        Assert.Equal([0.5f, 0, 1, 0], row[..4]);
        Assert.Equal(InputSignature.Row(row.Length), Codec.Output);
    }

    [Fact]
    public void Dates_are_a_day_and_places_on_the_circles_of_year_week_and_day()
    {
        var row = Decode("""{ "AGE": 45, "JOB": null, "HIRED": "1970-01-04T06:00:00Z" }""")[4..];
        Assert.Equal(3.25f / 2, row[0]);
        // The fourth day of the year, a Sunday, a quarter of the day.
        Assert.Equal(Math.Sin(Math.Tau * 4 / 365.25), row[1], 6);
        Assert.Equal(Math.Cos(Math.Tau * 4 / 365.25), row[2], 6);
        Assert.Equal([0f, 1f], row[3..5]);
        Assert.Equal((1.0, 0.0), (Math.Round(row[5], 6), Math.Round(row[6], 6)));
        Assert.Equal(row, Decode("""{ "AGE": 45, "HIRED": "1970-01-04 08:00:00+02:00" }""")[4..]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\" ? \"")]
    public void A_missing_value_has_an_indicator_of_its_own_and_an_unseen_one_has_none(string missing)
    {
        Assert.Equal([0f, 0, 1], Decode($$"""{ "AGE": 45, "JOB": {{missing}}, "HIRED": "1970-01-01" }""")[1..4]);
        Assert.Equal([0f, 0, 1], Decode("""{ "AGE": 45, "HIRED": "1970-01-01" }""")[1..4]);
        Assert.Equal([0f, 0, 0], Decode("""{ "AGE": 45, "JOB": "smith", "HIRED": "1970-01-01" }""")[1..4]);
    }

    [Fact]
    public void Cells_of_a_table_and_members_of_an_object_give_the_same_numbers()
    {
        using var cells = Codec.Encode([" 45.5 ", "clerk", "1970-01-03"], "row");
        Assert.Equal(Decode("""{ "HIRED": "1970-01-03", "JOB": " clerk", "AGE": "45.5", "SALARY": 7 }"""), cells.data<float>().ToArray());
    }

    [Fact]
    public void Numbers_far_off_stay_finite() =>
        Assert.True(float.IsFinite(Decode("""{ "AGE": 1e308, "HIRED": "1970-01-01" }""")[0]));

    [Fact]
    public void Settings_make_the_same_codec_again()
    {
        var again = RowCodec.FromSettings(JsonNode.Parse(Codec.Settings.ToJsonString())!.AsObject());
        Assert.Equal(Codec.Settings.ToJsonString(), again.Settings.ToJsonString());
        Assert.Equal((Codec.Output, Codec.Form), (again.Output, again.Form));
        Assert.Contains(RowCodec.CodecName, CodecRegistry.Default.Names);
        Assert.Equal(
            InputForm.Record([new("AGE", InputFieldType.Number, false), new("JOB", InputFieldType.Category, true), new("HIRED", InputFieldType.Date, false)]),
            again.Form);
        var tildes = new RowCodec(new(Codec.Columns, []) { Delimiter = '~' });
        Assert.Equal('~', tildes.Form.Delimiter);
        Assert.Equal(tildes.Form, RowCodec.FromSettings(tildes.Settings).Form);
    }

    [Fact]
    public void A_batch_has_a_row_for_each_input()
    {
        using var scope = NewDisposeScope();
        using var one = Codec.Decode("""{ "AGE": 45, "HIRED": "1970-01-01" }"""u8, "one");
        Assert.Equal([2, Codec.Output.Shape[0]!.Value], Codec.Collate([one, one]).shape);
    }

    [Theory]
    [InlineData("""{ "AGE": 45, "JOB": "pilot", "HIRED": "1971-02-03" }""", "AGE: 45\nJOB: pilot\nHIRED: 1971-02-03")]
    [InlineData("""{ "AGE": 38.5, "JOB": "smith", "HIRED": "1999-12-31" }""", "AGE: 38.5\nJOB: (not seen in training)\nHIRED: 1999-12-31")]
    [InlineData("""{ "AGE": -1, "JOB": "NA", "HIRED": "1970-01-01" }""", "AGE: -1\nJOB: (missing)\nHIRED: 1970-01-01")]
    public void A_preview_says_what_the_row_was(string record, string text)
    {
        using var row = Codec.Decode(Encoding.UTF8.GetBytes(record), "row");
        var preview = Codec.Preview(row, side: 96)!;
        Assert.Equal(("text/plain", text), (preview.MediaType, Encoding.UTF8.GetString(preview.Content.Span)));
    }

    [Theory]
    [InlineData("[]", "it is no object")]
    [InlineData("", "it is no JSON at line 1, or has an object or a list inside")]
    [InlineData("{ \"AGE\": 1", "it is no JSON at line 1, or has an object or a list inside")]
    [InlineData("{ \"AGE\": [1] }", "it is no JSON at line 1, or has an object or a list inside")]
    [InlineData("{} {}", "it is no JSON at line 1, or has an object or a list inside")]
    [InlineData("{ \"AGE\": 1, \"AGE\": 2 }", "'AGE' is there twice")]
    public void What_is_no_record_is_refused(string content, string reason) => Assert.Equal(
        $$"""row: error TLP4241: this is no record: {{reason}}; write an object of JSON in UTF-8, such as { "AGE": 1.5, "JOB": "clerk", … }""",
        Fails(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Bytes_that_are_no_text_and_records_without_end_are_refused()
    {
        Assert.Contains("TLP4241", Fails([.. "{ \"JOB\": \""u8, 0xff, .. "\" }"u8]), StringComparison.Ordinal);
        Assert.Equal("row: error TLP4242: the record has 1048577 bytes, more than 1048576; give the fields of one row", Fails(new byte[(1 << 20) + 1]));
    }

    [Fact]
    public void Every_field_that_does_not_fit_is_told_at_once() => Assert.Equal(
        """
        row: error TLP4244: 'AGE' is 'old'; give a number, such as -1.5e3
        row: error TLP4243: 'HIRED' is missing, and the model was trained without a row that lacks it; give a day or a time in ISO 8601, such as 2026-03-28 or 2026-03-28T14:30:00Z, or train it with 'canBeMissing: [HIRED]'
        """,
        Fails("""{ "AGE": "old" }"""u8.ToArray()));

    [Fact]
    public void A_decimal_comma_is_told_from_other_words() => Assert.Equal(
        "row: error TLP4244: 'AGE' is '-7,4'; write a decimal point in place of the comma",
        Fails("""{ "AGE": "-7,4", "HIRED": "1970-01-01" }"""u8.ToArray()));

    [Fact]
    public void A_zero_that_was_rounded_has_no_sign()
    {
        var codec = new RowCodec(new([new NumberColumn("ACID", canBeMissing: false, mean: 0.1, deviation: 1)], []));
        using var row = codec.Encode(["0"], "row");
        Assert.Equal("ACID: 0", Encoding.UTF8.GetString(codec.Preview(row, side: 96)!.Content.Span));
    }

    [Fact]
    public void A_misspelt_field_is_told_even_where_it_may_be_missing() => Assert.Equal(
        "row: error TLP4245: there is no field 'JOBB'; did you mean 'JOB'?",
        Fails("""{ "AGE": 1, "JOBB": "pilot", "HIRED": "1970-01-01" }"""u8.ToArray()));

    [Theory]
    [InlineData("""{}""", "'columns' is no list of 1 to 65536 columns")]
    [InlineData("""{ "columns": [7] }""", "a column is no section")]
    [InlineData("""{ "columns": [{ "name": "A\u001b", "type": "category", "values": ["a"] }] }""", "the name of a column has a control character in it")]
    [InlineData("""{ "columns": [{ "name": "A", "type": "blob" }] }""", "'A' is of the type 'blob', not number, category or date")]
    [InlineData("""{ "columns": [{ "name": "A", "type": "number", "mean": 0, "deviation": 0 }] }""", "the 'deviation' of 'A' is not above 0")]
    [InlineData("""{ "columns": [{ "name": "A", "type": "category", "values": ["a", "a"] }] }""", "a value of 'A' is there twice")]
    [InlineData("""{ "columns": [{ "name": "A", "type": "category", "values": ["a"] }, { "name": "A", "type": "category", "values": ["a"] }] }""", "the column 'A' is there twice")]
    [InlineData("""{ "columns": [{ "name": "A", "type": "category", "values": ["a"] }], "delimiter": "<>" }""", "'delimiter' is not one character")]
    [InlineData("""{ "columns": [{ "name": "A", "type": "category", "values": [] }] }""", "a row has 0 numbers, not 1 to 65536")]
    public void Settings_that_make_no_sense_are_refused(string settings, string reason) => Assert.Equal(
        $"tlpipe: error TLP4240: the settings of the codec for rows don't make sense: {reason}; the model file is damaged or of another version, so build it again",
        Assert.Throws<DiagnosticException>(() => RowCodec.FromSettings(JsonNode.Parse(settings)!.AsObject())).Message);

    private static float[] Decode(string record)
    {
        using var row = Codec.Decode(Encoding.UTF8.GetBytes(record), "row");
        return row.data<float>().ToArray();
    }

    private static string Fails(byte[] content) => Assert.Throws<DiagnosticException>(() => Codec.Decode(content, "row")).Message;
}
